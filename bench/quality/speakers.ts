/**
 * Scores who says each quotation of the invented articles in bench/gold/speakers, by class of article.
 *
 *   npx tsx bench/quality/speakers.ts [--part tuned|measured] [--misses] [CLASS…]
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Quotation } from '../../src/model/annotation.ts';
import { overlap, type Span } from '../../src/model/span.ts';
import { makeArticle } from '../../src/read/articles.ts';
import { annotateArticle, type Tools } from '../../src/run/flow.ts';
import { loadTools } from '../../src/run/tools.ts';
import { fold } from '../../src/text/tokens.ts';

/** A quotation without its marks, and what a reader may print for its speaker, the fullest form first. */
interface Voiced extends Span {
  readonly speakers: readonly string[];
}

export interface GoldArticle {
  readonly group: string;
  readonly text: string;
  readonly quotations: readonly Voiced[];
}

export type Part = 'tuned' | 'measured';

/** The articles of a part: `=== class`, articles parted by `---`, `⟨Speaker|other form⟩` right after a quotation. */
export function readSpeakers(part: Part): GoldArticle[] {
  const source = readFileSync(new URL(`../gold/speakers/${part}.txt`, import.meta.url), 'utf8');
  const groups = source.split(/^=== (.*)\n/m).slice(1);
  return groups.flatMap((group, i) => (i % 2 ? [] : (groups[i + 1] ?? '').split('\n---\n').map((article) => readArticle(group, article.trim()))));
}

function readArticle(group: string, source: string): GoldArticle {
  const quotations: Voiced[] = [];
  let text = '';
  let at = 0;
  for (const match of source.matchAll(/⟨([^⟩]*)⟩/g)) {
    text += source.slice(at, match.index);
    at = match.index + match[0].length;
    quotations.push({ ...quotationBefore(text), speakers: (match[1] ?? '').split('|') });
  }
  return { group, text: text + source.slice(at), quotations };
}

/** The quotation that ends with `text`, or with its last words when it is left open at the end of a paragraph. */
function quotationBefore(text: string): Span {
  const close = /["”’](?=\.?$)/.exec(text)?.[0] ?? '';
  const end = text.length - (close ? text.length - text.lastIndexOf(close) : 0);
  const start = text.lastIndexOf(close === '"' ? '"' : close === '’' ? '‘' : '“', end - 1) + 1;
  return { start, end };
}

/** The quotation that has most in common with `gold`, the first of equals. */
function quotationAt(quotations: readonly Quotation[], gold: Span): Quotation | undefined {
  let best: Quotation | undefined;
  let most = 0.5;
  for (const q of quotations) {
    for (const piece of q.content) {
      const common = overlap(piece, gold);
      const share = common / (piece.end - piece.start + gold.end - gold.start - common);
      if (share > most) [best, most] = [q, share];
    }
  }
  return best;
}

const keyOf = (name: string): string =>
  fold(name)
    .replace(/^the /, '')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim();

export interface SpeakerScores {
  /** Right and all, by class. */
  readonly groups: Map<string, [number, number]>;
  /** How many have the fullest form, of all that are right. */
  full: number;
  readonly misses: string[];
}

/** How many quotations have the speaker that a reader gives them, by class, and what went wrong. */
export function scoreSpeakers(articles: readonly GoldArticle[], tools: Tools): SpeakerScores {
  const scores: SpeakerScores = { groups: new Map(), full: 0, misses: [] };
  for (const { group, text, quotations } of articles) {
    const found = annotateArticle(makeArticle('invented', text, {}), tools).annotations.filter((a) => a.kind === 'quotation');
    const count = scores.groups.get(group) ?? [0, 0];
    scores.groups.set(group, count);
    for (const gold of quotations) {
      const hit = quotationAt(found, gold);
      const form = gold.speakers.findIndex((s) => keyOf(s) === keyOf(hit?.speaker ?? ''));
      count[0] += form >= 0 ? 1 : 0;
      count[1]++;
      scores.full += form === 0 ? 1 : 0;
      if (form >= 0) continue;
      const words = text.slice(gold.start, gold.end).slice(0, 50);
      scores.misses.push(`${group}: “${words}” is ${gold.speakers[0]}, got ${hit ? hit.speaker : 'no quotation'}`);
    }
  }
  return scores;
}

const sumOf = (scores: SpeakerScores): [number, number] =>
  [...scores.groups.values()].reduce<[number, number]>(([a, b], [right, all]) => [a + right, b + all], [0, 0]);

/** The share right of each part and of all, for the floors. */
export function sumSpeakers(tools: Tools): Record<string, number> {
  const shares = (['tuned', 'measured'] as const).map((part): [string, number] => {
    const [right, all] = sumOf(scoreSpeakers(readSpeakers(part), tools));
    return [part, right / all];
  });
  return Object.fromEntries(shares);
}

async function main(args: readonly string[]): Promise<void> {
  const part = args.includes('--part') ? (args[args.indexOf('--part') + 1] as Part) : 'tuned';
  const wanted = args.filter((a) => !a.startsWith('--') && a !== part);
  const articles = readSpeakers(part).filter((a) => wanted.length === 0 || wanted.includes(a.group));
  const scores = scoreSpeakers(articles, await loadTools());
  if (args.includes('--misses')) for (const miss of scores.misses) console.log(miss);
  for (const [name, [right, all]] of scores.groups) console.log(`${name.padEnd(28)} ${right}/${all}`);
  const [right, all] = sumOf(scores);
  console.log(`all ${right}/${all} = ${(right / all).toFixed(4)}, ${scores.full} of them in the fullest form`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));
