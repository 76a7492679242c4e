import { type AnnotatedArticle, annotationsOf } from '../../model/article.ts';
import { covers, overlap, type Span, slice } from '../../model/span.ts';
import { alignSequences } from '../../text/sequences.ts';
import { findTerms } from '../../text/terms.ts';
import { NEGATIONS } from './negations.ts';
import { markedSpeech } from './quotations.ts';
import { type Counterpart, findCounterparts, isEmpty, type Library, type Source, sentencesOf } from './sources.ts';
import { makeVerdict, type Verdict } from './verdicts.ts';

/** Share of a sentence that a passage of a source must hold to say the same. */
const SAME = 0.72;
/** Passages with this part of the best one's share count beside it. */
const BESIDE = 0.85;
/** Shorter sentences are too common to be traced. */
const FEWEST_WORDS = 4;

/**
 * The sentences of `draft` that tell in its own voice what the sources only attribute, and those whose negation is not the sources'. Only what the sources
 * clearly say again is judged: nothing else can have lost its attribution.
 */
export function checkAttributions(draft: AnnotatedArticle, library: Library): Verdict[] {
  const quoted = markedSpeech(draft).map((q) => q.span);
  return sentencesOf(draft).flatMap((sentence) => {
    if (quoted.some((span) => overlap(span, sentence) > 0.8 * (sentence.end - sentence.start))) return [];
    const terms = findTerms(slice(draft.text, sentence)).map((t) => t.term);
    if (terms.filter((term) => !isEmpty(term)).length < FEWEST_WORDS) return [];
    const near = findCounterparts(library, terms, { least: SAME, most: 8 });
    const same = near.filter((c) => c.share >= BESIDE * (near[0]?.share ?? 0));
    if (!same.length) return [];
    return [checkVoice(draft, sentence, same), checkNegation(draft, sentence, { terms, same })].flatMap((v) => v ?? []);
  });
}

/** Told as fact, though every passage that says it gives it to somebody. */
function checkVoice(draft: AnnotatedArticle, sentence: Span, same: readonly Counterpart[]): Verdict | null {
  if (voiceOf(draft, sentence)) return null;
  const voices = same.map((c) => ({ c, voice: voiceOf(c.source.article, c) ?? null }));
  const [first] = voices;
  if (!first?.voice || !voices.every((v) => v.voice)) return null;
  const message = `told as fact; the sources give it to ${first.voice.who ?? 'somebody'}`;
  return makeVerdict(draft, sentence, { kind: 'attribution', judgement: 'attribution-lost', message, nearest: first.c });
}

interface Voice {
  readonly who: string | null;
}

/** Whose words most of `span` are; `null` for the article's own voice. */
function voiceOf(article: AnnotatedArticle, span: Span): Voice | null {
  const size = span.end - span.start;
  for (const q of annotationsOf(article, 'quotation')) {
    if (q.scare || !q.content.some((c) => overlap(c, span) > 0)) continue;
    if (q.form === 'indirect' && q.source === null) continue;
    const held = q.content.reduce((sum, c) => sum + overlap(c, span), 0);
    if (held > 0.4 * size || (q.source !== null && covers(span, q.source))) return { who: q.speaker };
  }
  const claims = annotationsOf(article, 'claim').filter((c) => overlap(c, span) > 0);
  const given = claims.find((c) => c.attribution);
  if (given?.attribution) return { who: given.attribution.speaker };
  return CREDIT.test(slice(article.text, span)) ? { who: null } : null;
}

/** Words that give a sentence to somebody, where no rule has found to whom. */
const CREDIT =
  /\b(?:according to|said|says|told|claims?|claimed|alleged(?:ly)?|reported(?:ly)?|insist(?:s|ed)|argue[sd]|warn(?:s|ed)|maintain(?:s|ed)|believes?|announced|added|denied|suggest(?:s|ed))\b/;

interface Compared {
  readonly terms: readonly string[];
  readonly same: readonly Counterpart[];
}

/** A negation that stands in every passage that says the same and not in the draft, or the other way round. */
function checkNegation(draft: AnnotatedArticle, sentence: Span, { terms, same }: Compared): Verdict | null {
  const found = same.map((c) => ({ c, ...compareNegations(terms, wordsOf(c)) }));
  const [first] = found;
  if (!first) return null;
  const verdict = (judgement: 'negation-lost' | 'negation-added', message: string): Verdict =>
    makeVerdict(draft, sentence, { kind: 'attribution', judgement, message, nearest: first.c });
  if (found.every((f) => f.lost)) return verdict('negation-lost', `the sources deny this: “${first.lost}” is left out`);
  return found.every((f) => f.added) ? verdict('negation-added', `the sources do not deny this: “${first.added}” is put in`) : null;
}

const wordsOf = ({ source, passage }: { source: Source; passage: Counterpart['passage'] }): string[] =>
  source.terms.slice(passage.first, passage.last).map((t) => t.term);

/** Runs of a source longer than this between two shared ones are other statements, whose negations are their own. */
const LONGEST_RUN = 3;

/** The negation that `there` has amid the words that both share and `here` has not, and the reverse; `null` where there is none. */
function compareNegations(here: readonly string[], there: readonly string[]): { lost: string | null; added: string | null } {
  const runs = alignSequences(there, here);
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
