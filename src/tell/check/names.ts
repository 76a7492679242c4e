import { type AnnotatedArticle, namesOf } from '../../model/article.ts';
import { slice } from '../../model/span.ts';
import { findTerms } from '../../text/terms.ts';
import type { Library, Source } from './sources.ts';
import { type Found, makeVerdict, type Verdict } from './verdicts.ts';

/** Each name of `draft` once: covered when a source has it, word for word. Of one that no source has, the nearest is a name that shares its last word. */
export function checkNames(draft: AnnotatedArticle, library: Library): Verdict[] {
  const seen = new Set<string>();
  return namesOf(draft).flatMap((mention) => {
    const words = findTerms(slice(draft.text, mention)).map((t) => t.term);
    if (!words.length || seen.has(words.join(' '))) return [];
    seen.add(words.join(' '));
    const found = findFirst(library, words);
    if (found) return [makeVerdict(draft, mention, { kind: 'name', judgement: 'covered', message: 'named so', nearest: found })];
    const near = words.length > 1 ? nameWith(library, words.at(-1) as string) : null;
    const message = near ? `no source has this name; one has “${slice(near.source.article.text, near)}”` : 'no source has this name';
    return [makeVerdict(draft, mention, { kind: 'name', judgement: 'not-found', message, nearest: near })];
  });
}

function findFirst({ sources }: Library, words: readonly string[]): Found | null {
  for (const source of sources) {
    const at = (source.at.get(words[0] as string) ?? []).find((i) => words.every((word, k) => source.terms[i + k]?.term === word));
    if (at !== undefined) return { source, start: source.terms[at]?.start ?? 0, end: source.terms[at + words.length - 1]?.end ?? 0 };
  }
  return null;
}

/** The first name of a source that ends with `last`. */
function nameWith({ sources }: Library, last: string): Found | null {
  const endsSo = (source: Source) => namesOf(source.article).find((m) => findTerms(slice(source.article.text, m)).at(-1)?.term === last);
  for (const source of sources) {
    const mention = source.at.has(last) ? endsSo(source) : undefined;
    if (mention) return { source, start: mention.start, end: mention.end };
  }
  return null;
}
