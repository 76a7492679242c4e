/**
 * Scores who is meant: marked words of the invented articles in bench/gold/coreference, by class of difficulty.
 *
 *   npx tsx bench/quality/coreference.ts [--misses] [CLASS…]
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { findMentions } from '../../src/annotate/names/mentions.ts';
import { findMarked } from '../../src/annotate/speech/marks.ts';
import { findQuotations } from '../../src/annotate/speech/quotations.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import { makeResolver } from '../../src/annotate/voices/references.ts';
import { labelBlocks } from '../../src/clean/blocks.ts';
import type { Mention } from '../../src/model/annotation.ts';
import type { Span } from '../../src/model/span.ts';
import { type Prose, readProse, type Tagger } from '../../src/text/prose.ts';
import { fold } from '../../src/text/tokens.ts';

/** Words of an article and whom they mean: any of these names, nobody named (`–`), a `government` or a `place`. */
interface Marked extends Span {
  readonly meant: readonly string[];
}

interface GoldArticle {
  readonly group: string;
  readonly text: string;
  readonly marked: readonly Marked[];
}

/** The articles of the set: `=== class`, articles parted by `---`, marks as `⟦words⟧⟨Name|other name⟩`. */
export function readCoreference(source = readFileSync(new URL('../gold/coreference/articles.txt', import.meta.url), 'utf8')): GoldArticle[] {
  const groups = source.split(/^=== (.*)\n/m).slice(1);
  return groups.flatMap((group, i) => (i % 2 ? [] : (groups[i + 1] ?? '').split('\n---\n').map((article) => readArticle(group, article.trim()))));
}

function readArticle(group: string, source: string): GoldArticle {
  const marked: Marked[] = [];
  let text = '';
  let at = 0;
  for (const match of source.matchAll(/⟦([^⟧]*)⟧⟨([^⟩]*)⟩/g)) {
    text += source.slice(at, match.index);
    marked.push({ start: text.length, end: text.length + (match[1] ?? '').length, meant: (match[2] ?? '').split('|') });
    text += match[1];
    at = match.index + match[0].length;
  }
  return { group, text: text + source.slice(at), marked };
}

/** What the annotators say each marked span means, in order; sources of quotations are resolved along the way, as the program does. */
function resolveMarked({ text, marked }: GoldArticle, tag: Tagger): (string | null)[] {
  const declared = { title: null, outlet: null, url: null, published: null, authors: [], language: null };
  const prose = readProse(text, labelBlocks({ id: 'x', name: 'x', text, declared }), tag);
  const mentions = findMentions(prose);
  const sources = findQuotations(prose, mentions).flatMap((q) => (q.source && !marked.some((m) => overlaps(m, q.source as Span)) ? [q.source] : []));
  const resolver = makeResolver(
    prose,
    mentions,
    findMarked(prose).filter((m) => m.depth === 0),
  );
  const said = new Map<Span, string | null>();
  for (const span of [...sources, ...marked].sort((a, b) => a.start - b.start)) said.set(span, sayOf({ prose, mentions, resolver }, span));
  return marked.map((m) => said.get(m) ?? null);
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

interface Reading {
  readonly prose: Prose;
  readonly mentions: readonly Mention[];
  readonly resolver: (source: Span) => string | null;
}

function sayOf({ mentions, resolver }: Reading, span: Span & { readonly meant?: readonly string[] }): string | null {
  if (!/^(?:government|place)$/.test(span.meant?.[0] ?? '')) return resolver(span);
  const mention = mentions.find((m) => overlaps(m, span));
  return mention ? (mention.metonym ? 'government' : 'place') : null;
}

const keyOf = (name: string): string => fold(name).replace(/["“”]/g, '').replace(/^the /, '');

function isRight({ marked }: GoldArticle, i: number, said: string | null): boolean {
  const meant = marked[i]?.meant ?? [];
  if (meant[0] !== '–') return said !== null && meant.some((name) => keyOf(name) === keyOf(said));
  // Nobody named: a description will do, a name of anybody whom the article's other marks name will not.
  return said === null || !/\p{Lu}\p{Ll}+\s\p{Lu}/u.test(said);
}

export interface CoreferenceScores {
  /** Right and all, by class. */
  readonly groups: Map<string, [number, number]>;
  readonly misses: string[];
}

/** The share of marked words that are resolved rightly, by class, and what went wrong. */
export function scoreCoreference(articles: readonly GoldArticle[], tag: Tagger): CoreferenceScores {
  const groups = new Map<string, [number, number]>();
  const misses: string[] = [];
  for (const article of articles) {
    const said = resolveMarked(article, tag);
    const [right, all] = groups.get(article.group) ?? [0, 0];
    const hits = said.filter((name, i) => isRight(article, i, name)).length;
    groups.set(article.group, [right + hits, all + said.length]);
    article.marked.forEach((m, i) => {
      if (isRight(article, i, said[i] ?? null)) return;
      const before = article.text.slice(Math.max(0, m.start - 60), m.start).replace(/\s+/g, ' ');
      misses.push(`${article.group}: …${before}[${article.text.slice(m.start, m.end)}] is ${m.meant[0]}, said ${said[i] ?? null}`);
    });
  }
  return { groups, misses };
}

/** Accuracy by class and over all marks, for the floors. */
export function sumCoreference({ groups }: CoreferenceScores): Record<string, number> {
  const sum = [...groups.values()].reduce(([a, b], [right, all]) => [a + right, b + all], [0, 0]);
  const shares = [...groups].map(([name, [right, all]]): [string, number] => [name, right / all]);
  return Object.fromEntries([...shares, ['all', sum[0] / sum[1]]]);
}

function main(args: readonly string[]): void {
  const wanted = args.filter((a) => !a.startsWith('--'));
  const scores = scoreCoreference(
    readCoreference().filter((a) => wanted.length === 0 || wanted.includes(a.group)),
    makeTagger(),
  );
  if (args.includes('--misses')) for (const miss of scores.misses) console.log(miss);
  for (const [name, [right, all]] of scores.groups) console.log(`${name.padEnd(36)} ${right}/${all}`);
  console.log(`all ${(sumCoreference(scores).all ?? 0).toFixed(4)}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2));
