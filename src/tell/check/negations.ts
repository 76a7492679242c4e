/** Terms that deny; `t` is what folding leaves of "n’t". */
export const NEGATIONS: ReadonlySet<string> = new Set(
  'not no never none nobody nothing neither nor cannot without t denied deny denying refuse refused false falsely'.split(' '),
);
