import type { ClaimRow } from '../../model/edition.ts';
import { placeOf, type Span, slice } from '../../model/span.ts';
import { shownWords } from '../../text/asides.ts';
import { splitSentences } from '../../text/sentences.ts';
import type { Statement } from './statements.ts';

/** Longest passage that is shown for a statement shorter than that, and farthest that its sentence is read to either side. */
const LONGEST = 240;

/** What a row shows of a statement: its words and where they stand, and the rest of their sentence when there is one. */
export type Shown = Pick<ClaimRow, 'statement' | 'place' | 'around'>;

/**
 * A statement as it stands in its report: from its subject on, or from the beginning of its sentence when its words lean on what stands before
 * ("it kept its half of the bargain" is shown as "Velmora says that it kept its half of the bargain"); on to the end of its sentence or clause when they break off
 * ("the request was"); quotation marks in pairs where a mark beside it makes one.
 */
export function showStatement(statement: Statement): Shown {
  const { name, text } = statement.article;
  const shown = withSubject(statement);
  const sentence = sentenceAround(text, shown);
  const span = withMarks(text, withEnding(text, withOpening(statement, shown, sentence), sentence));
  const [whole, words] = [
    shownWords(text, { start: Math.min(sentence.start, span.start), end: Math.max(sentence.end, span.end) }),
    shownWords(text, span),
  ];
  const [before, after] = [whole.slice(0, whole.indexOf(words)), whole.slice(whole.indexOf(words) + words.length)];
  return { statement: words, place: placeOf(name, span), ...(/[\p{L}\p{N}]/u.test(before + after) ? { around: { before, after } } : {}) };
}

/** The sentence that holds the beginning of `span`, within the line; what lies farther than `LONGEST` to either side is left off, by whole words. */
function sentenceAround(text: string, { start, end }: Span): Span {
  const before = text.slice(Math.max(0, start - LONGEST), start);
  const after = text.slice(end, end + LONGEST);
  const line = {
    start: start - before.length + (before.includes('\n') || start <= LONGEST ? before.lastIndexOf('\n') : before.indexOf(' ')) + 1,
    end: end + (after.includes('\n') ? after.indexOf('\n') : after.length < LONGEST ? after.length : Math.max(0, after.lastIndexOf(' '))),
  };
  return splitSentences(text, line).find((s) => s.end > start) ?? { start, end };
}

/** "The dam burst, flooding three villages", not "flooding three villages", when the subject stands before in the same sentence. */
function withSubject({ article, claim }: Statement): Span {
  const { subject } = claim;
  if (!subject || subject.start >= claim.start || claim.end - subject.start > LONGEST) return claim;
  const between = article.text.slice(subject.start, claim.start);
  return /\n|[.?!]["”]?\s/.test(between) ? claim : { start: subject.start, end: claim.end };
}

const PRONOUN = /^["“‘']?(?:he|she|it|they|we|this|that|these|those|which|who|whom|his|her|its|their)\b/i;
/** Words in lower case that tie a clause to what stands before it. */
const TIES =
  /^["“‘']?(?:and|or|nor|but|so|such|than|as|if|when|while|where|why|how|what|whose|because|unless|until|although|though|since|before|after|to|of|in|on|at|for|from|by|with|without|into|over|under|against|among|between|through|during|along|including)\b/;

/** The sentence up to the end of `shown` when its words have no subject of their own, a pronoun for one, or begin with a tie. */
function withOpening({ article: { text }, claim }: Statement, shown: Span, sentence: Span): Span {
  const words = slice(text, shown);
  const subjectless = claim.subject === null && /^\p{Ll}/u.test(words);
  if (!subjectless && !PRONOUN.test(words) && !TIES.test(words)) return shown;
  const opens = sentence.start < shown.start && /^["“‘']?[\p{Lu}\d]/u.test(text.slice(sentence.start, shown.start));
  return opens && shown.end - sentence.start <= LONGEST ? { start: sentence.start, end: shown.end } : shown;
}

/** Words after which a statement is not at its end. */
const HANGS =
  /\b(?:an?|the|his|her|its|their|our|my|your|and|or|nor|but|of|in|on|at|to|for|from|by|with|as|than|into|over|about|against|between|through|is|are|was|were|be|been|being|has|have|had|do|does|did|will|would|can|could|may|might|shall|should|must|not|that|which|who|whom|whose|whether|if|when|while|because|unless|until|although|even|such|so|both|either)["”’]?$/i;
const CLAUSE_END = /[,;:.!?…)—–]/;

/** On to the end of its sentence, or to the next mark when that lies too far, when the words break off in the midst of a clause. */
function withEnding(text: string, shown: Span, sentence: Span): Span {
  if (!HANGS.test(slice(text, shown)) || CLAUSE_END.test(text.charAt(shown.end))) return shown;
  const rest = text.slice(shown.end, Math.min(sentence.end, shown.start + LONGEST));
  if (shown.end + rest.length === sentence.end) return { start: shown.start, end: shown.end + rest.replace(/[.,;:\s]+$/, '').length };
  const mark = rest.search(CLAUSE_END);
  return mark > 0 ? { start: shown.start, end: shown.end + mark } : shown;
}

/** Takes in the mark that closes or opens what `span` has half of, when it stands beside it; drops a mark at an edge that nothing in it answers. */
function withMarks(text: string, span: Span): Span {
  let { start, end } = span;
  const count = (mark: RegExp): number => text.slice(start, end).match(mark)?.length ?? 0;
  const straight = () => count(/"/g) % 2 === 1;
  if (count(/\(/g) > count(/\)/g) && text.charAt(end) === ')') end++;
  if (count(/“/g) > count(/”/g) || straight()) {
    const closing = /^[,.?!]?["”]/.exec(text.slice(end, end + 2));
    if (closing) end += closing[0].length;
    else if (/["“]/.test(text.charAt(start))) start++;
  }
  if (count(/”/g) > count(/“/g) || straight()) {
    if (/["“]/.test(text.charAt(start - 1))) start--;
    else if (/["”]/.test(text.charAt(end - 1))) end--;
  }
  return { start, end };
}
