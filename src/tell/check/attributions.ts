import type { AnnotatedArticle } from '../../model/article.ts';
import { covers, overlap, type Span, slice } from '../../model/span.ts';
import { alignSequences, type Run } from '../../text/sequences.ts';
import { findTerms } from '../../text/terms.ts';
import { indexQuoted } from './marks.ts';
import { NEGATIONS } from './negations.ts';
import { type Counterpart, findCounterparts, isEmpty, type Library, readSaid, type Said, type Source, sentencesOf, termsIn } from './sources.ts';
import { makeVerdict, type Verdict } from './verdicts.ts';

/** Share of a sentence that a passage of a source must hold to say the same. */
const SAME = 0.72;
/** Share from which a sentence that keeps one credit may be said to have lost another. */
const NEAR_VERBATIM = 0.9;
/** Passages with this part of the best one's share count beside it. */
const BESIDE = 0.85;
/** Shorter sentences are too common to be traced. */
const FEWEST_WORDS = 4;

/**
 * The sentences of `draft` that tell in its own voice what the sources only attribute, and those whose negation is not the sources'. Only what the sources
 * clearly say again is judged: nothing else can have lost its attribution.
 */
export function checkAttributions(draft: AnnotatedArticle, library: Library): Verdict[] {
  const quoted = indexQuoted(draft);
  const said = readSaid(draft);
  return sentencesOf(draft).flatMap((sentence) => {
    const near = quoted(sentence);
    const own = findTerms(slice(draft.text, sentence)).filter((t) => !near.some((q) => covers(q, at(t, sentence))));
    const terms = own.map((t) => t.term);
    const telling = own.filter((t) => !isEmpty(t.term));
    if (telling.length < FEWEST_WORDS + (near.length ? 2 : 0)) return [];
    const found = findCounterparts(library, terms, { least: SAME, most: 8 });
    const same = found.filter((c) => c.share >= BESIDE * (found[0]?.share ?? 0)).map((c) => compare(terms, c));
    if (!same.length) return [];
    const told = { start: sentence.start + (telling[0]?.start ?? 0), end: sentence.start + (telling.at(-1)?.end ?? 0) };
    const whole = same.map((c) => compare(termsIn(draft, sentence), c));
    return [checkVoice(draft, { sentence, told, said }, same), checkNegation(draft, sentence, whole)].flatMap((v) => v ?? []);
  });
}

const at = (span: Span, base: Span): Span => ({ start: base.start + span.start, end: base.start + span.end });

/** A passage beside a sentence of the draft, word by word. */
interface Compared extends Counterpart {
  readonly here: readonly string[];
  readonly there: readonly string[];
  readonly runs: readonly Run[];
  /** From the first to the last word that both share, in the source. */
  readonly region: Span;
}

function compare(here: readonly string[], found: Counterpart): Compared {
  const { source, passage } = found;
  const there = source.terms.slice(passage.first, passage.last).map((t) => t.term);
  const runs = alignSequences(there, here);
  const same = runs.filter((r) => r.op === 'same' && there.slice(r.aStart, r.aEnd).some((term) => !isEmpty(term)));
  const [first, last] = [same[0]?.aStart ?? 0, (same.at(-1)?.aEnd ?? 1) - 1];
  const region = { start: source.terms[passage.first + first]?.start ?? found.start, end: source.terms[passage.first + last]?.end ?? found.end };
  return { ...found, here, there, runs, region };
}

/** Told as fact, though every passage that says it gives it to somebody. */
function checkVoice(
  draft: AnnotatedArticle,
  { sentence, told, said }: { readonly sentence: Span; readonly told: Span; readonly said: Said },
  same: readonly Compared[],
): Verdict | null {
  const credits = findCredits({ article: draft, said }, told, sentence);
  const lost = same.map((c) => lostCredit(credits, c));
  const [first] = lost;
  const [nearest] = same;
  if (!first || !nearest || lost.some((credit) => credit === null)) return null;
  const message = `told as fact; the sources give it to ${first.who ?? 'somebody'}`;
  return makeVerdict(draft, sentence, { kind: 'attribution', judgement: 'attribution-lost', message, nearest });
}

/** The credit of the passage that the draft has left out; `null` when it keeps it, or gives the words to somebody in its own way. */
function lostCredit(told: readonly Credit[], c: Compared): Credit | null {
  if (told.length > 0 && c.share < NEAR_VERBATIM) return null;
  const given = findCredits(c.source, c.region, c);
  const cues = new Set(told.map((credit) => credit.cue));
  if (told.some((credit) => credit.cue === '' || !c.there.includes(credit.cue))) return null;
  const held = new Set(c.here);
  return given.find((credit) => !cues.has(credit.cue) && !credit.names.some((name) => held.has(name))) ?? null;
}

/** That somebody says something: the term of the verb or phrase, empty where none stands there, and the words that name whoever it is. */
interface Credit {
  readonly cue: string;
  readonly who: string | null;
  readonly names: readonly string[];
}

/** Share of a statement that a quotation or claim must hold to be what is told. */
const HELD = 0.4;

/** Who is said to say most of `span`, of which `sentence` is the whole. */
function findCredits({ article, said }: Pick<Source, 'article' | 'said'>, span: Span, sentence: Span): Credit[] {
  const { text } = article;
  const isHeld = (size: number): boolean => size > HELD * (span.end - span.start);
  const make = (cue: Span | null, source: Span | null, who: string | null): Credit => ({
    cue: cue ? (findTerms(slice(text, cue)).at(-1)?.term ?? '') : '',
    who,
    names: source ? findTerms(slice(text, source)).flatMap(({ term }) => (isEmpty(term) ? [] : [term])) : [],
  });
  const spoken = said
    .quotations(span)
    .filter((q) => !q.scare && (q.form !== 'indirect' || q.source !== null) && isHeld(q.content.reduce((sum, c) => sum + overlap(c, span), 0)))
    .map((q) => make(q.cue, q.source, q.speaker));
  const claimed = said
    .claims(span)
    .flatMap((c) => (c.attribution && isHeld(overlap(c, span)) ? [make(c.attribution.cue, c.attribution.source, c.attribution.speaker)] : []));
  return [...spoken, ...claimed, ...printedCredits(text, span, sentence)];
}

/** Credits that stand right before or after `span` in its sentence, or open it as "Name: …", by their words alone. */
function printedCredits(text: string, span: Span, sentence: Span): Credit[] {
  const [before, after] = [text.slice(sentence.start, span.start), text.slice(span.start, sentence.end)];
  const opening = OPENING.exec(`${before}${after.slice(0, 90)}`) ?? BEFORE.exec(before.slice(-120));
  const closing = AFTER.exec(text.slice(Math.max(sentence.start, sentence.end - 110), sentence.end));
  const named = /^\p{Lu}[^.:“”"]{2,60}: /u.test(text.slice(sentence.start, sentence.start + 70));
  const found = [opening, closing].flatMap((m) => (m ? [{ cue: findTerms(m[1] as string)[0]?.term ?? '', who: null, names: [] }] : []));
  return named ? [...found, { cue: '', who: null, names: [] }] : found;
}

const SAYING =
  'said|says|say|told|claimed|alleged|argued|insisted|warned|maintained|reported|announced|added|tweeted|wrote|testified|noted|stressed|explained';
const OPENING = /^["“]?(according) to /i;
const BEFORE = new RegExp(`\\b(${SAYING})(?: (?:reporters|lawmakers|the \\w+|on \\w+|\\w+day)){0,2}(?: that)?[,:]?["“ ]*$`);
const AFTER = new RegExp(`,["”]? (?:(?!who|which|that|and|but|while|when|where|as)[\\w.’'-]+ ){0,6}(${SAYING}|according)\\b[^,]{0,60}[.]?$`);

/** A negation that stands in every passage that says the same and not in the draft, or the other way round. */
function checkNegation(draft: AnnotatedArticle, sentence: Span, same: readonly Compared[]): Verdict | null {
  const found = same.map(compareNegations);
  const [first] = found;
  const [nearest] = same;
  if (!first || !nearest) return null;
  const verdict = (judgement: 'negation-lost' | 'negation-added', message: string): Verdict =>
    makeVerdict(draft, sentence, { kind: 'attribution', judgement, message, nearest });
  if (found.every((f) => f.lost)) return verdict('negation-lost', `the sources deny this: “${first.lost}” is left out`);
  return found.every((f) => f.added) ? verdict('negation-added', `the sources do not deny this: “${first.added}” is put in`) : null;
}

/** Runs of a source longer than this between two shared ones are other statements, whose negations are their own. */
const LONGEST_RUN = 3;

/** The negation that `there` has amid the words that both share and `here` has not, and the reverse; `null` where there is none. */
function compareNegations({ here, there, runs }: Compared): { lost: string | null; added: string | null } {
  let lost: string | null = null;
  let added: string | null = null;
  runs.forEach((run, i) => {
    const amid = runs[i - 1] !== undefined && runs.slice(i + 1).some((r) => r.op === 'same');
    const words = run.op === 'deleted' ? there.slice(run.aStart, run.aEnd) : run.op === 'inserted' ? here.slice(run.bStart, run.bEnd) : [];
    if (!amid || words.length > LONGEST_RUN || !words.some((w) => NEGATIONS.has(w))) return;
    if (run.op === 'deleted') lost = words.join(' ');
    else added = words.join(' ');
  });
  return lost && added ? { lost: null, added: null } : { lost, added };
}
