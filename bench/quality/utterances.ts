/*
 * Utterance alignment with planted edits: quotations of PolNeAR train (../shared/gold, read in place) printed in a second report verbatim
 * or with one edit of a known kind, beside other quotations of the same speakers as hard negatives. Counts pairs and types of variants.
 *   npx tsx bench/quality/utterances.ts [--misses]
 */
import { readFileSync } from 'node:fs';
import { alignQuotations } from '../../src/align/speech/quotations.ts';
import type { Quotation } from '../../src/model/annotation.ts';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import type { Utterance } from '../../src/model/edition.ts';
import type { Span } from '../../src/model/span.ts';

type Kind = 'verbatim' | 'fragment' | 'dropped' | 'added' | 'replaced' | 'moved' | 'inflected' | 'spelling' | 'joined' | 'split';
const KINDS: readonly Kind[] = ['verbatim', 'fragment', 'dropped', 'added', 'replaced', 'moved', 'inflected', 'spelling', 'joined', 'split'];

interface Said {
  readonly id: string;
  readonly text: string;
  readonly speaker: string;
}

/** A fixed sequence of numbers in [0, 1), so that every run plants the same edits (Park and Miller 1988). */
function makeDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\b(\w+)ize\b/, '$1ise'],
  [/\b(\w+)ization\b/, '$1isation'],
  [/\b(fav|behavi|hon|lab|neighb|col|harb)or\b/, '$1our'],
  [/\bdefense\b/, 'defence'],
  [/\bcenter\b/, 'centre'],
  [/\b(\w+)izing\b/, '$1ising'],
];
const INFLECTIONS: readonly (readonly [RegExp, string])[] = [
  [/\bis\b/, 'was'],
  [/\bare\b/, 'were'],
  [/\bhas\b/, 'had'],
  [/\bthis\b/, 'these'],
  [/\bwill\b/, 'would'],
  [/\b(interest|problem|voter|leader|candidate|thing|job|issue)s\b/, '$1'],
];

/** `text` with one edit of `kind`; `null` when it has no place for one. */
function edit(text: string, kind: Kind, dice: () => number): string | null {
  const words = text.split(' ');
  const at = 2 + Math.floor(dice() * (words.length - 5));
  switch (kind) {
    case 'verbatim':
      return text;
    case 'fragment':
      return words.slice(Math.floor(words.length / 3), Math.floor(words.length / 3) + Math.max(6, Math.floor(words.length / 2))).join(' ');
    case 'dropped':
      return [...words.slice(0, at), ...words.slice(at + 1)].join(' ');
    case 'added':
      return [...words.slice(0, at), 'plainly', ...words.slice(at)].join(' ');
    case 'replaced':
      return [...words.slice(0, at), 'whatnot', ...words.slice(at + 1)].join(' ');
    case 'moved':
      return [...words.slice(0, at), ...words.slice(at + 1, -1), words[at], words.at(-1)].join(' ');
    case 'inflected':
      return change(text, INFLECTIONS);
    case 'spelling':
      return change(text, SPELLINGS);
    case 'joined':
      return /[a-z]{4}\. [A-Z]/.test(text) ? text.replace(/([a-z]{4})\. ([A-Z])/, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`) : null;
    case 'split':
      return /, (?:and|but) /.test(text) ? text.replace(/, (and|but) /, (_, w: string) => `. ${w.charAt(0).toUpperCase()}${w.slice(1)} `) : null;
  }
}

function change(text: string, rules: readonly (readonly [RegExp, string])[]): string | null {
  const rule = rules.find(([from]) => from.test(text));
  return rule ? text.replace(rule[0], rule[1]) : null;
}

/** An article that prints each quotation in a paragraph of its own. */
function print(name: string, said: readonly Said[]): { article: AnnotatedArticle; spans: Map<string, Span> } {
  let text = '';
  const annotations: Quotation[] = [];
  const spans = new Map<string, Span>();
  for (const { id, text: words, speaker } of said) {
    const start = text.length + 1;
    const span = { start, end: start + words.length };
    text += `“${words}” ${speaker} said.\n\n`;
    spans.set(id, span);
    annotations.push({ kind: 'quotation', ...span, form: 'direct', content: [span], cue: null, source: null, speaker, addressee: null });
  }
  const declared = { title: null, outlet: null, url: null, published: null, authors: [], language: null };
  return { article: { id: name, name, text, declared, language: 'en', published: null, annotations }, spans };
}

/** Direct quotations of PolNeAR train with the words that name their source, one sentence or more, no marks inside. */
function readQuotations(): Said[] {
  const path = new URL('../../../shared/gold/quotations/polnear-train.jsonl', import.meta.url);
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l));
  const said: Said[] = [];
  for (const row of rows)
    for (const q of row.quotations as { content: Span[]; source: Span[] | null }[]) {
      const [content, source] = [q.content[0], q.source?.[0]];
      if (!content || !source) continue;
      const text = row.text
        .slice(content.start, content.end)
        .replace(/^[“"]|[”"]$/g, '')
        .replace(/\s+/g, ' ')
        .trim();
      const marked = /[“"]/.test(row.text.charAt(content.start)) && !/["“”]/.test(text);
      if (marked && text.split(' ').length >= 9 && text.split(' ').length < 90)
        said.push({ id: `q${said.length}`, text, speaker: row.text.slice(source.start, source.end) });
    }
  return said;
}

interface Tally {
  planted: number;
  joined: number;
  right: number;
  typed: number;
  byKind: Map<Kind, [number, number, number]>;
}

/** One story of two reports: `said` in the first, each with an edit in the second, where the second half only the second prints. */
function scoreStory(said: readonly Said[], seed: number, tally: Tally): void {
  const dice = makeDice(seed);
  const first = print('a', said.slice(0, 20));
  const kinds = new Map<string, Kind>();
  const again = said.slice(0, 12).flatMap((s, i) => {
    const order = KINDS.map((_, k) => KINDS[(seed + i + k) % KINDS.length] as Kind);
    const kind = order.find((k) => edit(s.text, k, makeDice(seed + i + 1)) !== null) as Kind;
    kinds.set(s.id, kind);
    return [{ ...s, text: edit(s.text, kind, dice) ?? s.text }];
  });
  const negatives = [...said.slice(20, 30), { id: 'n', text: 'Thank you very much', speaker: 'A farmer' }];
  const second = print('b', [...again, ...negatives]);
  first.article = print('a', [...said.slice(0, 20), { id: 'm', text: 'Thank you very much', speaker: 'A baker' }]).article;
  const articles = [first.article, second.article];
  const utterances = alignQuotations({ articles, entities: [], nameOf: (_, e) => e, origins: [['a'], ['b']] });
  const idAt = (article: string, span: Span): string | null =>
    [...(article === 'a' ? first.spans : second.spans)].find(([, s]) => s.start <= span.start && span.end <= s.end)?.[0] ?? null;
  tally.planted += again.length;
  for (const [, kind] of kinds) count(tally, kind, 0);
  for (const u of utterances) judge(u, { idAt, kinds }, tally);
}

const count = (tally: Tally, kind: Kind, slot: 0 | 1 | 2): void => {
  const row = tally.byKind.get(kind) ?? [0, 0, 0];
  row[slot]++;
  tally.byKind.set(kind, row);
};

interface Key {
  readonly idAt: (article: string, span: Span) => string | null;
  readonly kinds: ReadonlyMap<string, Kind>;
}

function judge(u: Utterance, { idAt, kinds }: Key, tally: Tally): void {
  const ids = (name: string): (string | null)[] => u.witnesses.filter((w) => w.article === name).flatMap((w) => w.places.map((p) => idAt(name, p)));
  for (const a of ids('a'))
    for (const b of ids('b')) {
      tally.joined++;
      const kind = kinds.get(b ?? '');
      if (a !== b || !kind) {
        if (process.argv.includes('--misses')) console.error('wrongly joined', u.fullest.slice(0, 200));
        continue;
      }
      tally.right++;
      count(tally, kind, 1);
      if (isTyped(u, kind)) {
        tally.typed++;
        count(tally, kind, 2);
      } else if (process.argv.includes('--misses'))
        console.error(kind, JSON.stringify(u.witnesses.map((w) => [w.article, w.relation, w.differs])), u.fullest.slice(0, 150));
    }
}

/** The planted kind is what the witnesses' differences say, seen from either side. */
function isTyped(u: Utterance, kind: Kind): boolean {
  const ops = new Set(u.witnesses.flatMap((w) => w.differs.map((d) => d.op)));
  if (kind === 'verbatim') return ops.size === 0 && u.witnesses.every((w) => w.relation === 'verbatim');
  if (kind === 'fragment') return ops.size === 0 && u.witnesses.some((w) => w.relation === 'fragment');
  const same: Partial<Record<Kind, readonly string[]>> = {
    added: ['dropped', 'added'],
    dropped: ['dropped', 'added'],
    joined: ['joined', 'split'],
    split: ['joined', 'split'],
  };
  return (same[kind] ?? [kind]).some((op) => ops.has(op as never)) && ops.size === 1;
}

const all = readQuotations();
const tally: Tally = { planted: 0, joined: 0, right: 0, typed: 0, byKind: new Map() };
for (let i = 0; i + 30 <= all.length; i += 30) scoreStory(all.slice(i, i + 30), i + 17, tally);
const share = (n: number, d: number): string => (d ? (n / d).toFixed(3) : '–');
console.log(
  `${tally.planted} planted pairs: precision ${share(tally.right, tally.joined)}, recall ${share(tally.right, tally.planted)}, type right ${share(tally.typed, tally.right)}`,
);
for (const [kind, [n, joined, typed]] of tally.byKind)
  console.log(kind.padEnd(10), `${n} planted, joined ${share(joined, n)}, type right ${share(typed, joined)}`);
