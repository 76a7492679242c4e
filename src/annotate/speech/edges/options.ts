import { hashText } from '../../../text/hashes.ts';
import type { Attribution } from '../attributions.ts';
import type { Range } from '../stretches.ts';
import type { Signs } from './signs.ts';

/** An attribution as the weights of edges see it. */
export interface Frame {
  readonly cue: Range;
  readonly lemma: number;
  readonly cueClass: number;
  readonly source: Range | null;
  /** The content by rule, from its first start to its last end. */
  readonly rule: Range;
  /** 0 when the rule has content after the cue, 1 before it, 2 on both sides. */
  readonly shape: number;
  /** Where the rule leaves content and resumes it, when it has it on both sides. */
  readonly gap: Range | null;
}

/** The frame of `a`, whose content is that of the rules. */
export function frameOf({ cue, source, lemma, cueClass, content }: Attribution): Frame {
  const first = content[0] as Range;
  const last = content.at(-1) as Range;
  const gap = content.length > 1 ? { from: first.to, to: last.from } : null;
  return {
    cue,
    lemma: hashText(lemma),
    cueClass: hashText(cueClass),
    source,
    rule: { from: first.from, to: last.to },
    shape: gap ? 2 : first.from < cue.from ? 1 : 0,
    gap,
  };
}

/** Items before and after a cue within which content starts. */
const REACH = { before: 60, after: 30 };

/** Where the content of `frame` may start, in order. */
export function startsOf({ size, letters, mayStart }: Signs, { cue, source, rule }: Frame): number[] {
  const starts: number[] = [];
  for (let s = Math.max(0, cue.from - REACH.before); s < Math.min(size, cue.to + REACH.after); s++) {
    if (s >= cue.from && s < cue.to) continue;
    if (mayStart[s] || (letters[s] && (s === cue.to || s === source?.to || s === rule.from))) starts.push(s);
  }
  return starts;
}

/** Where content of `frame` from `start` on may end (before which item), in order; that which started before the cue ends before it, that which is resumed (`start` at or after the cue) anywhere. */
export function endsOf({ size, letters, mayEnd }: Signs, { cue, rule }: Frame, start: number): number[] {
  const ends: number[] = [];
  const last = start < cue.from ? cue.from : size;
  for (let e = start + 1; e <= last; e++) if (mayEnd[e] || (letters[e - 1] && e === rule.to)) ends.push(e);
  return ends;
}

/** Where content may be resumed after a cue that it started before, in order; -1, for nowhere, last. */
export function resumptionsOf({ size, letters, mayStart }: Signs, { cue, source, gap }: Frame): number[] {
  const places: number[] = [];
  for (let r = cue.to; r < Math.min(size, cue.to + REACH.after); r++)
    if (mayStart[r] || (letters[r] && (r === cue.to || r === source?.to || r === gap?.to))) places.push(r);
  places.push(-1);
  return places;
}
