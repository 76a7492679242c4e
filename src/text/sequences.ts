import { diffArrays } from 'diff';

/** One run of an alignment of `a` with `b`: half-open index ranges; `same` runs have equal lengths. */
export interface Run {
  readonly op: 'same' | 'deleted' | 'inserted';
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** The shortest edit script from `a` to `b` (Myers 1986), as runs in order. `a` and `b` hold what is compared, folded by the caller. */
export function alignSequences(a: readonly string[], b: readonly string[]): Run[] {
  const runs: Run[] = [];
  let i = 0;
  let j = 0;
  for (const change of diffArrays([...a], [...b])) {
    const n = change.value.length;
    const op = change.added ? 'inserted' : change.removed ? 'deleted' : 'same';
    const [da, db] = [op === 'inserted' ? 0 : n, op === 'deleted' ? 0 : n];
    runs.push({ op, aStart: i, aEnd: i + da, bStart: j, bEnd: j + db });
    i += da;
    j += db;
  }
  return runs;
}
