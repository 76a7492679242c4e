/** One run of an alignment of `a` with `b`: half-open index ranges; `same` runs have equal lengths. */
export interface Run {
  readonly op: 'same' | 'deleted' | 'inserted';
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/**
 * The shortest edit script from `a` to `b` (Myers 1986), as runs in order. `a` and `b` hold what is compared, folded by the caller. Of scripts of
 * one length it is the one that the package `diff` gives. Diagonals at the edge of the grid are left alone, so that what is only longer costs its length.
 */
export function alignSequences(a: readonly string[], b: readonly string[]): Run[] {
  const middle = a.length + b.length + 1;
  const reached = new Int32Array(2 * middle + 1).fill(NOWHERE);
  const steps: Steps = { ops: [], counts: [], befores: [] };
  const lasts = new Int32Array(reached.length);
  const follow = (k: number, from: number, last: number): boolean => {
    const at = followSame(a, b, { from, k });
    reached[middle + k] = at;
    lasts[middle + k] = at > from ? addStep(steps, SAME, { count: at - from, before: last }) : last;
    return at >= a.length && at - k >= b.length;
  };
  let end = follow(0, 0, NONE) ? 0 : null;
  let [low, high] = [-middle, middle];
  for (let edits = 1; end === null; edits++) {
    for (let k = Math.max(low, -edits); k <= Math.min(high, edits); k += 2) {
      const [removing, adding] = [reached[middle + k - 1] as number, reached[middle + k + 1] as number];
      reached[middle + k - 1] = NOWHERE;
      const canAdd = adding !== NOWHERE && adding - k - 1 >= 0 && adding - k - 1 < b.length;
      const canRemove = removing !== NOWHERE && removing < a.length;
      if (!canAdd && !canRemove) {
        reached[middle + k] = NOWHERE;
        continue;
      }
      const adds = !canRemove || (canAdd && removing < adding);
      const step = extend(steps, adds ? INSERTED : DELETED, lasts[middle + k + (adds ? 1 : -1)] as number);
      if (follow(k, adds ? adding : removing + 1, step)) {
        end = k;
        break;
      }
      const at = reached[middle + k] as number;
      if (at >= a.length) high = Math.min(high, k - 1);
      if (at - k >= b.length) low = Math.max(low, k + 1);
    }
  }
  return runsOf(steps, lasts[middle + end] as number);
}

/** No path stands on the diagonal; no step stands before. */
const NOWHERE = -1;
const NONE = -1;
const [SAME, DELETED, INSERTED] = [0, 1, 2];
const OPS = ['same', 'deleted', 'inserted'] as const;

/** Steps of all paths, each with how often it is taken in a row and the one before it. */
interface Steps {
  readonly ops: number[];
  readonly counts: number[];
  readonly befores: number[];
}

/** How far in `a` the diagonal `k` (place in `a` less place in `b`) runs on over what both have. */
function followSame(a: readonly string[], b: readonly string[], { from, k }: { readonly from: number; readonly k: number }): number {
  let at = from;
  while (at < a.length && at - k < b.length && a[at] === b[at - k]) at++;
  return at;
}

function addStep({ ops, counts, befores }: Steps, op: number, { count, before }: { readonly count: number; readonly before: number }): number {
  ops.push(op);
  counts.push(count);
  return befores.push(before) - 1;
}

/** One more step after `last`: a run of one kind is one step. */
function extend(steps: Steps, op: number, last: number): number {
  const again = last !== NONE && steps.ops[last] === op;
  const [count, before] = again ? [(steps.counts[last] as number) + 1, steps.befores[last] as number] : [1, last];
  return addStep(steps, op, { count, before });
}

function runsOf({ ops, counts, befores }: Steps, last: number): Run[] {
  const path: number[] = [];
  for (let step = last; step !== NONE; step = befores[step] as number) path.push(step);
  let [i, j] = [0, 0];
  return path.reverse().map((step) => {
    const [op, n] = [ops[step] as number, counts[step] as number];
    const run = { op: OPS[op] as Run['op'], aStart: i, aEnd: op === INSERTED ? i : i + n, bStart: j, bEnd: op === DELETED ? j : j + n };
    [i, j] = [run.aEnd, run.bEnd];
    return run;
  });
}
