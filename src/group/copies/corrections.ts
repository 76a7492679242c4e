import { alignSequences } from '../../text/sequences.ts';
import { fold, isWord, tokenize } from '../../text/tokens.ts';

const MOST = 4;
const LONGEST = 12;
/** Aligning costs length × difference: past this, versions are told apart but not compared word by word. */
const MOST_WORDS = 4000;

/** What a later version says otherwise, in words for the reader: numbers and names first, then other words, at most four; wording of marks and case left out. */
export function tellCorrection(before: string, after: string): string[] {
  const [a, b] = [before, after].map((text) =>
    tokenize(text)
      .filter(isWord)
      .map(({ word }) => word),
  ) as [string[], string[]];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return [];
  const runs = alignSequences(a.map(fold), b.map(fold));
  const changes: { was: string[]; now: string[] }[] = [];
  let open = false;
  for (const run of runs) {
    if (run.op === 'same') open = false;
    else {
      if (!open) changes.push({ was: [], now: [] });
      open = true;
      changes.at(-1)?.was.push(...a.slice(run.aStart, run.aEnd));
      changes.at(-1)?.now.push(...b.slice(run.bStart, run.bEnd));
    }
  }
  return changes
    .sort((x, y) => rank(x) - rank(y))
    .slice(0, MOST)
    .map(tellChange);
}

/** Replaced numbers first, replaced names, other replacements, what was added, what was dropped. */
function rank({ was, now }: { readonly was: readonly string[]; readonly now: readonly string[] }): number {
  if (was.length && now.length) return /\d/.test([...was, ...now].join('')) ? 0 : /\p{Lu}/u.test([...was, ...now].join('')) ? 1 : 2;
  return now.length ? 3 : 4;
}

function tellChange({ was, now }: { readonly was: readonly string[]; readonly now: readonly string[] }): string {
  if (!was.length) return `adds “${shorten(now)}”`;
  return now.length ? `“${shorten(was)}” became “${shorten(now)}”` : `drops “${shorten(was)}”`;
}

const shorten = (words: readonly string[]): string => (words.length > LONGEST ? `${words.slice(0, LONGEST).join(' ')} …` : words.join(' '));
