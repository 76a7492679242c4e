import type { Mention, Quotation, QuotationForm } from '../../model/annotation.ts';
import { inOrder, overlap, type Span } from '../../model/span.ts';
import { findAsides, outsideOf } from '../../text/asides.ts';
import { isReading, type Prose } from '../../text/prose.ts';
import { makeResolver } from '../voices/references.ts';
import type { Resolver } from '../voices/scene.ts';
import { makeVoices } from '../voices/voices.ts';
import { type Attribution, findAttributions, leadingColon, voiceOf } from './attributions.ts';
import { contentEnd } from './contents.ts';
import { judge, mayLead } from './judges.ts';
import { findMarked, type Marked } from './marks.ts';
import { phraseStartingAt, possessorBefore, withClause } from './phrases.ts';
import { type Item, piecesOf, type Range, readStretches, type Stretch, spanOf } from './stretches.ts';
import { framedVoice, mainVoice } from './uncued/frames.ts';
import { findPosts } from './uncued/posts.ts';
import { loadWeights, type SpeechWeights } from './weights.ts';

/** The weights that choose and judge: those that ship unless others are given; `null` leaves the choice to rules alone. */
export interface QuotationOptions {
  readonly weights?: SpeechWeights | null;
}

/**
 * Direct, mixed and indirect speech in `prose` with cue, source and speaker, in order of reading; parts as in PARC 3.0 (Pareti 2012).
 * Posts that are printed with their account are quotations of its holder. Content leaves out the marks, so that mixed speech has one span for each
 * piece; marks around words that nobody says come with `scare`.
 */
export function findQuotations(prose: Prose, mentions: readonly Mention[], { weights = loadWeights() }: QuotationOptions = {}): Quotation[] {
  const marked = findMarked(prose).filter((m) => isReading(roleOf(prose, m.block)) || roleOf(prose, m.block) === 'promo');
  const top = marked.filter((m) => m.depth === 0);
  const stretches = readStretches(prose, top).filter((s) => isReading(roleOf(prose, s.block)));
  const resolver = makeVoices(prose.text, mentions, stretches, makeResolver(prose, mentions, top));
  const drafts: Draft[] = [];
  const used = new Set<Marked>();
  stretches.forEach((stretch, i) => {
    draftStretch(prose, { stretch, before: stretches[i - 1], drafts, used, weights });
  });
  const asides = prose.blocks.flatMap((block) => findAsides(prose.text, block));
  const told = drafts.map((draft) => withoutAsides(speak(draft, resolver), prose.text, asides)).filter((q) => q.content.length > 0);
  return nest([...told, ...findPosts(prose, resolver), ...top.filter((m) => !used.has(m)).map(scareQuote)].sort(inOrder));
}

/** `quotation` without the teasers that stand in its words and in those that name its source. */
function withoutAsides(quotation: Quotation, text: string, asides: readonly Span[]): Quotation {
  if (!asides.length) return quotation;
  const content = quotation.content.flatMap((span) => outsideOf(text, span, asides));
  const [first = quotation] = content;
  return {
    ...quotation,
    start: first.start,
    end: first.end,
    content,
    source: quotation.source && (outsideOf(text, quotation.source, asides)[0] ?? null),
  };
}

const roleOf = (prose: Prose, block: number) => prose.blocks[block]?.role ?? 'paragraph';

/** An attribution while its quotation may still grow by what follows in the same voice. */
interface Draft {
  readonly items: readonly Item[];
  readonly block: number;
  readonly attribution: Attribution | null;
  readonly pieces: Span[];
  readonly quotes: Marked[];
  form: QuotationForm;
}

interface Reading {
  readonly stretch: Stretch;
  readonly before: Stretch | undefined;
  readonly drafts: Draft[];
  readonly used: Set<Marked>;
  readonly weights: SpeechWeights | null;
}

/** What stands around a quotation without a cue: its stretch, the one before, the last draft that quotes. */
interface Surroundings {
  readonly stretch: Stretch;
  /** Place of the quotation in the stretch. */
  readonly at: number;
  readonly before: Stretch | undefined;
  /** The stretch, or the one before, holds no word outside quotations. */
  readonly alone: boolean;
  readonly aloneBefore: boolean;
  readonly last: Draft | undefined;
  /** The last draft of the stretch before. */
  readonly said: Draft | undefined;
}

function draftStretch(prose: Prose, { stretch, before, drafts, used, weights }: Reading): void {
  const { items, block } = stretch;
  const quoted = quotedIn(items);
  const owned = quoted.flatMap((at) => ownedQuote(prose, stretch, at) ?? []);
  const fresh: Draft[] = [...owned];
  for (const q of owned.flatMap((d) => d.quotes)) used.add(q);
  for (const attribution of judge(prose.text, items, findAttributions(stretch, weights && mayLead(weights)), weights)) {
    const quotes = attribution.content.flatMap((r) => quotesIn(items, quoted, r));
    const pieces = attribution.content.flatMap((r) => piecesOf(prose.text, items, r));
    if (quotes.length && quotes.every((q) => used.has(q)) && owned.some((d) => d.quotes.some((q) => quotes.includes(q)))) continue;
    fresh.push({ items, block, attribution, pieces, quotes, form: formOf(items, attribution, quotes) });
    for (const q of quotes) used.add(q);
  }
  const [alone, aloneBefore] = [isAlone(stretch), before !== undefined && isAlone(before)];
  let last = fresh.findLast((d) => d.quotes.length > 0) ?? drafts.findLast((d) => d.quotes.length > 0);
  let said = fresh.length || !before ? undefined : drafts.findLast((d) => d.items === before.items);
  for (const at of quoted) {
    const { marked } = items[at] as Item;
    if (!marked || used.has(marked)) continue;
    const around = { stretch, at, before, alone, aloneBefore, last, said };
    const turn = voiceOfSentenceBefore(prose, marked, around);
    const host = turn?.attribution && !goesOn(turn) ? null : voiceBefore(prose, marked, around);
    const made = host ? null : (newVoice(prose, marked, around) ?? turn);
    if (made) {
      fresh.push(made);
      [last, said] = [made, undefined];
    }
    if (host) grow(host, marked, around, prose.text);
    if (host ?? made) used.add(marked);
  }
  for (const draft of fresh) takeOpenParagraphs(draft, drafts);
  drafts.push(...fresh);
}

/** The indices of the quotations. */
function quotedIn(items: readonly Item[]): number[] {
  const quoted: number[] = [];
  for (let i = 0; i < items.length; i++) if (items[i]?.marked) quoted.push(i);
  return quoted;
}

/** The quotations in `range`; `quoted` are the indices of all that the stretch has. */
const quotesIn = (items: readonly Item[], quoted: readonly number[], { from, to }: Range): Marked[] =>
  quoted.flatMap((at) => (at >= from && at < to ? (items[at]?.marked ?? []) : []));

/** Mixed when words outside the marks are said as well. */
function formOf(items: readonly Item[], { content }: Attribution, quotes: readonly Marked[]): QuotationForm {
  if (!quotes.length) return 'indirect';
  return content.some((r) => items.slice(r.from, r.to).some((x) => !x.marked && /\p{L}/u.test(x.word))) ? 'mixed' : 'direct';
}

/** A quotation whose speaker stands beside it without a verb: "“…” — Ann Lee" at the end, "Lee's “no comment” line"; `null` when none does. */
function ownedQuote(prose: Prose, { items, block }: Stretch, at: number): Draft | null {
  const marked = items[at]?.marked;
  if (!marked) return null;
  const words = prose.text.slice(marked.start, marked.end);
  const dash = at === 0 && /^(?:—|--|–|-)$/.test(items[1]?.lower ?? '') && isSentence(words) ? phraseStartingAt(items, 2) : null;
  const signed = dash && items.length - dash.to < 12 && items[2]?.tag === 'PROPN' ? dash : null;
  const line = !/^\p{Lu}/u.test(words) && SPOKEN_THINGS.has(items[at + 1]?.lemma ?? '') ? possessorBefore(items, at) : null;
  const source = signed ?? line;
  if (!source) return null;
  const cue = line ? { from: at + 1, to: at + 2 } : { from: 1, to: 2 };
  return {
    items,
    block,
    attribution: voiceOf(items, cue, source),
    pieces: [{ start: marked.start, end: marked.end }],
    quotes: [marked],
    form: 'direct',
  };
}

/** What a possessor says: "his “rogue” remark". */
const SPOKEN_THINGS = new Set(
  'line remark remarks comment comments claim claims statement phrase quip joke taunt warning threat accusation charge allegation description answer reply tweet'.split(
    ' ',
  ),
);

function grow(draft: Draft, marked: Marked, { stretch, alone }: Surroundings, text: string): void {
  if (alone) draft.pieces.push({ start: marked.start, end: marked.end });
  else {
    draft.pieces.push(...piecesOf(text, stretch.items, { from: 0, to: contentEnd(stretch.items, 0) }));
    draft.form = 'mixed';
  }
  draft.quotes.push(marked);
}

const isAlone = (stretch: Stretch): boolean => stretch.items.every((item) => item.marked || !/\p{L}/u.test(item.word));

/** The draft whose voice goes on in a quotation that stands alone, without a cue of its own. */
function voiceBefore(prose: Prose, marked: Marked, around: Surroundings): Draft | null {
  const { alone, before, last } = around;
  const previous = last?.quotes.at(-1);
  if (last?.attribution?.after && before?.items === last.items && marked.block === last.block && goesOnAfterCue(prose, marked, around)) return last;
  if (!last?.attribution || !previous || !alone || !isSentence(prose.text.slice(marked.start, marked.end))) return null;
  if (previous.continues && marked.block - previous.block <= 1) return last;
  if (endsWithColon(before)) return null;
  return marked.block === last.block || (marked.block - previous.block <= 1 && marked.outer.start - previous.outer.end < 160) ? last : null;
}

/** "“…,” Lee said. “Very good.”", "“…,” Lee told reporters. “We want to help them” and others.": quoted words that open the sentence after a cue, with no verb after them. */
function goesOnAfterCue({ text }: Prose, marked: Marked, { stretch: { items }, at, alone }: Surroundings): boolean {
  const words = text.slice(marked.start, marked.end);
  if (at !== 0 || !/^[^\p{L}]*\p{Lu}/u.test(words)) return false;
  return alone ? /[.!?]$/.test(words) : items.every((x) => x.tag !== 'VERB' && x.tag !== 'AUX') && items.length < MOST_AFTER;
}

/** Items of a sentence that opens with quoted words and has no verb. */
const MOST_AFTER = 16;

const endsWithColon = (stretch: Stretch | undefined): boolean => stretch?.items.at(-1)?.lower === ':';

/** A quotation that a colon leads in or that its frame gives to somebody, or a whole quoted sentence by nobody known; `null` for marks that are no speech. */
function newVoice(prose: Prose, marked: Marked, { stretch, at, before, alone }: Surroundings): Draft | null {
  const led = at > 0 ? leadingColon(stretch.items, at) : before && endsWithColon(before) ? leadingColon(before.items, before.items.length) : null;
  const words = prose.text.slice(marked.start, marked.end);
  const voice = led ?? (isSentence(words) ? framedVoice(stretch.items, at) : null);
  if (!voice && (alone || !isSentence(words) || words.length <= 60)) return null;
  const items = led && at === 0 && before ? before.items : stretch.items;
  return { items, block: stretch.block, attribution: voice, pieces: [{ start: marked.start, end: marked.end }], quotes: [marked], form: 'direct' };
}

const SPOKEN: ReadonlySet<string> = new Set(['saying', 'telling', 'judging', 'according']);

/**
 * A whole quoted sentence alone after one that says who speaks, or whose subject is a person ("Lee was not impressed. “No one asked us.”"); by nobody known
 * after other sentences, `null` for other marks. Where the sentence before quotes somebody itself, that voice goes on, and no other is looked for.
 */
function voiceOfSentenceBefore(prose: Prose, marked: Marked, { stretch, before, alone, aloneBefore, last, said }: Surroundings): Draft | null {
  if (!alone || !isSentence(prose.text.slice(marked.start, marked.end))) return null;
  const near = before && marked.block - before.block <= 1 && marked.outer.start - (before.items.at(-1) as Item).end < 160;
  const attribution = near && !last?.quotes.at(-1)?.continues && before.items !== last?.items && !aloneBefore ? turnOf(before, said) : null;
  return {
    items: attribution && before ? before.items : stretch.items,
    block: stretch.block,
    attribution,
    pieces: [{ start: marked.start, end: marked.end }],
    quotes: [marked],
    form: 'direct',
  };
}

/** "“…,” Lee said. She shrugged. “…”": a pronoun that does not speak is whoever spoke before. */
const goesOn = ({ items, attribution }: Draft): boolean =>
  attribution?.source != null && !SPOKEN.has(attribution.cueClass) && /^(?:he|she)$/.test(items[attribution.source.from]?.lower ?? '');

/** Who has the word after a sentence that quotes nobody: who speaks in it, else the person that it is about. */
const turnOf = (before: Stretch, said: Draft | undefined): Attribution | null =>
  said?.attribution?.source && SPOKEN.has(said.attribution.cueClass) ? said.attribution : endsWithColon(before) ? null : mainVoice(before.items);

/** Quoted paragraphs left open, whose speaker is named only in the paragraph that closes them. */
function takeOpenParagraphs(draft: Draft, drafts: Draft[]): void {
  if (!draft.attribution || !draft.quotes.length) return;
  for (let last = drafts.at(-1); last && !last.attribution; last = drafts.at(-1)) {
    const quote = last.quotes.at(-1);
    const first = draft.quotes[0];
    if (!quote?.continues || !first || first.block - quote.block > 1) return;
    draft.pieces.unshift(...last.pieces);
    draft.quotes.unshift(...last.quotes);
    drafts.pop();
  }
}

const isSentence = (words: string): boolean =>
  /^[^\p{L}]*\p{Lu}/u.test(words) && (/[.!?…,][’'”"]*$/.test(words) || words.split(/\s+/).length > 7) && /\s\S+\s/.test(words);

function speak(draft: Draft, resolver: Resolver): Quotation {
  const { attribution, items } = draft;
  const content = [...draft.pieces].sort(inOrder);
  const source = attribution?.source ? spanOf(items, attribution.source) : null;
  const named = attribution?.antecedent ? spanOf(items, attribution.antecedent) : source;
  const telling = attribution ? tellingSpan(items, attribution) : null;
  const quotation: Writable<Quotation> = {
    kind: 'quotation',
    start: content[0]?.start ?? 0,
    end: content[0]?.end ?? 0,
    form: draft.form,
    content,
    cue: attribution ? spanOf(items, attribution.cue) : null,
    source,
    speaker: named && telling ? resolver(named, telling) : null,
    addressee: attribution?.addressee ? spanOf(items, attribution.addressee) : null,
  };
  if (attribution?.medium) quotation.medium = spanOf(items, attribution.medium);
  if (attribution?.negated) quotation.negated = true;
  return quotation;
}

/** The source, or what a relative pronoun stands for, with the clause that tells who it is. */
function tellingSpan(items: readonly Item[], { source, antecedent, cue }: Attribution): Span | null {
  if (antecedent) return spanOf(items, antecedent);
  return source ? spanOf(items, withClause(items, source, cue)) : null;
}

/** Spreading what may be absent costs more than all the rest of a quotation. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };

const scareQuote = (m: Marked): Quotation => ({
  kind: 'quotation',
  start: m.start,
  end: m.end,
  form: 'direct',
  content: [{ start: m.start, end: m.end }],
  cue: null,
  source: null,
  speaker: null,
  addressee: null,
  scare: true,
});

/** `within` for each quotation whose cue stands in the content of another. The nearest such one holds it. */
function nest(quotations: Quotation[]): Quotation[] {
  const open: number[] = [];
  return quotations.map((q, i) => {
    while (open.length && endOf(quotations[open.at(-1) as number] as Quotation) <= q.start) open.pop();
    const host = open.findLast((k) => holds(quotations[k] as Quotation, q));
    open.push(i);
    return host === undefined ? q : { ...q, within: host };
  });
}

const endOf = (q: Quotation): number => q.content.at(-1)?.end ?? q.end;

function holds(outer: Quotation, inner: Quotation): boolean {
  const at = inner.cue ?? inner;
  return outer.content.some((c) => overlap(c, at) === at.end - at.start && overlap(c, inner) > 0 && c.end - c.start > inner.end - inner.start);
}
