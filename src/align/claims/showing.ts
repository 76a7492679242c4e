import { type Span, slice } from '../../model/span.ts';
import { splitSentences } from '../../text/sentences.ts';
import type { Statement } from './statements.ts';

/** Longest passage from a subject, or from the beginning of a sentence, to the end of the clause. */
const LONGEST = 240;

/**
 * What a row shows of a statement, as it stands in its report: from its subject on, or from the beginning of its sentence when without it the words lean
 * on what stands before ("it fulfilled its part" is shown as "Moscow says that it fulfilled its part"); quotation marks in pairs where a mark beside it makes one.
 */
export const shownOf = (statement: Statement): Span => withMarks(statement.article.text, withOpening(statement, withSubject(statement)));

/** "The dam burst, flooding three villages", not "flooding three villages", when the subject stands before in the same sentence. */
function withSubject({ article, claim }: Statement): Span {
  const { subject } = claim;
  if (!subject || subject.start >= claim.start || claim.end - subject.start > LONGEST) return claim;
  const between = article.text.slice(subject.start, claim.start);
  return /\n|[.?!]["”]?\s/.test(between) ? claim : { start: subject.start, end: claim.end };
}

const PRONOUN = /^["“‘']?(?:he|she|it|they|we|this|that|these|those|which|who|whom|his|her|its|their)\b/i;

/** The sentence up to the end of `shown` when its words have no subject of their own or a pronoun for one. */
function withOpening({ article: { text }, claim }: Statement, shown: Span): Span {
  const words = slice(text, shown);
  const subjectless = claim.subject === null && /^\p{Ll}/u.test(words);
  if (!subjectless && !PRONOUN.test(words)) return shown;
  const from = Math.max(text.lastIndexOf('\n', shown.start) + 1, shown.start - LONGEST);
  const sentence = splitSentences(text, { start: from, end: shown.end }).at(-1);
  const opens = sentence && sentence.start < shown.start && /^["“‘']?[\p{Lu}\d]/u.test(text.slice(sentence.start, shown.start));
  return opens && shown.end - sentence.start <= LONGEST ? { start: sentence.start, end: shown.end } : shown;
}

/** Takes in the mark that closes or opens what `span` has half of, when it stands beside it; drops a mark at an edge that nothing in it answers. */
function withMarks(text: string, span: Span): Span {
  let { start, end } = span;
  const count = (mark: RegExp): number => text.slice(start, end).match(mark)?.length ?? 0;
  const straight = () => count(/"/g) % 2 === 1;
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
