import type { AnnotatedArticle } from '../../model/article.ts';
import type { Duplicate } from '../../model/story.ts';
import { countShared, type Fingerprint, isSampled, takeFingerprint } from './fingerprints.ts';
import { type Match, type Printed, traceCopies } from './lineage.ts';

/** Share of the shorter text that makes two texts copies: independent reports of one event were seen to share at most a third. */
const COPIED = 0.5;
const LEAST_SHARED = 16;
/** A shingle is followed to the first articles that have it: copies of a much printed text all find these, and page furniture stays cheap. */
const LONGEST_POSTING = 48;
const MOST_COMPARED = 48;

/**
 * Pairs of `articles` that share their text, each copy with the one it most likely came from: one pair a copy, so that the pairs of a much
 * printed text form a tree under the article that had it first. Order of `articles` only breaks ties. Translations are left out.
 */
export function findDuplicates(articles: readonly AnnotatedArticle[]): Duplicate[] {
  const printed = articles.map((article): Printed => ({ article, fingerprint: takeFingerprint(article.text) }));
  return traceCopies(printed, [...matchWhole(printed), ...matchShingles(printed)]);
}

/** Articles of the same words, each with the first that has them. Short ones too, but not empty ones. */
function matchWhole(printed: readonly Printed[]): Match[] {
  const first = new Map<string, number>();
  return printed.flatMap(({ fingerprint: { words, whole } }, b) => {
    if (!words) return [];
    const key = `${words} ${whole}`;
    const a = first.get(key);
    if (a !== undefined) return [{ a, b, share: 1 }];
    first.set(key, b);
    return [];
  });
}

function matchShingles(printed: readonly Printed[]): Match[] {
  const postings = new Map<number, number[]>();
  return printed.flatMap(({ fingerprint }, b) => {
    const found = new Map<number, number>();
    for (const shingle of fingerprint.shingles) {
      if (!isSampled(shingle)) continue;
      const posting = postings.get(shingle) ?? [];
      for (const a of posting) found.set(a, (found.get(a) ?? 0) + 1);
      if (!posting.length) postings.set(shingle, posting);
      if (posting.length < LONGEST_POSTING) posting.push(b);
    }
    const likeliest = [...found].sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, MOST_COMPARED);
    return likeliest.flatMap(([a]) => matchPair(printed, a, b));
  });
}

function matchPair(printed: readonly Printed[], a: number, b: number): Match[] {
  const [one, other] = [(printed[a] as Printed).fingerprint, (printed[b] as Printed).fingerprint];
  const shared = countShared(one, other);
  const share = shared / shorter(one, other);
  return shared >= LEAST_SHARED && share >= COPIED ? [{ a, b, share }] : [];
}

const shorter = (a: Fingerprint, b: Fingerprint): number => Math.max(1, Math.min(a.shingles.length, b.shingles.length));
