import type { AnnotatedArticle, Published } from '../../model/article.ts';
import type { BriefSentence, Edition, PageContent } from '../../model/edition.ts';
import { slice } from '../../model/span.ts';
import { makeArticle } from '../../read/articles.ts';
import { checkDraft } from '../../tell/check.ts';
import { splitSentences } from '../../text/sentences.ts';
import { findTerms } from '../../text/terms.ts';
import type { Pool } from '../pool.ts';

/** A sentence of a brief to be put into plainer words. */
export interface PhraseRequest {
  readonly sentence: string;
  /** What it cites, as printed. */
  readonly passages: readonly string[];
}

/** Whatever can put a sentence into other words. A failure rejects with a `PhraseFailure`; what it answers is checked, never trusted. */
export interface Phraser {
  /** The model, for the reader. */
  readonly name: string;
  phrase(request: PhraseRequest): Promise<string>;
}

/** A phraser that did not answer, with the reason for the user. */
export class PhraseFailure extends Error {}

/** A sentence that stays as the reports print it. */
export interface Refusal {
  readonly sentence: string;
  /** What was offered; `null` when nothing came. */
  readonly offered: string | null;
  readonly reason: string;
}

export interface Phrased {
  readonly content: PageContent;
  readonly accepted: number;
  readonly refusals: readonly Refusal[];
}

/**
 * `content` with the sentences of its briefs as `phraser` puts them, each one only when `check` finds nothing in it against the reports that it cites and its
 * words are theirs; every other stays as it was. Citations never change.
 */
export async function phraseBriefs(content: PageContent, { phraser, pool }: { phraser: Phraser; pool: Pool }): Promise<Phrased> {
  const sources = new Map(content.articles.map((a) => [a.name, a]));
  const wanted = content.stories.flatMap((story) => story.brief.map((sentence) => ({ story, sentence })));
  const answers = await askAll(
    wanted.map(({ sentence }) => requestOf(sentence, sources)),
    phraser,
  );
  const drafts = await annotateAnswers(answers, { pool, dates: wanted.map(({ story }) => story.to) });
  const refusals: Refusal[] = [];
  const told = wanted.map(({ sentence }, i): BriefSentence => {
    const draft = drafts[i] ?? null;
    const reason = draft ? findFault(draft, sentence, sources) : (answers[i]?.reason ?? 'nothing came');
    if (draft && reason === null) return { ...sentence, text: draft.text, phrased: { by: phraser.name, from: sentence.text } };
    refusals.push({ sentence: sentence.text, offered: answers[i]?.text ?? null, reason: reason ?? '' });
    return sentence;
  });
  return { content: { ...content, stories: withBriefs(content.stories, told) }, accepted: told.length - refusals.length, refusals };
}

function withBriefs(stories: readonly Edition[], told: readonly BriefSentence[]): Edition[] {
  let at = 0;
  return stories.map((story) => {
    const brief = told.slice(at, at + story.brief.length);
    at += story.brief.length;
    return { ...story, brief };
  });
}

const requestOf = ({ text, citations }: BriefSentence, sources: ReadonlyMap<string, AnnotatedArticle>): PhraseRequest => ({
  sentence: text,
  passages: citations.map((c) => slice(sources.get(c.article)?.text ?? '', c)),
});

interface Answer {
  readonly text: string | null;
  readonly reason: string;
}

/** A server that fails this often in a row is not asked again. */
const MOST_FAILURES = 2;

/** One answer for each request, asked one after another: a local model serves one at a time. */
async function askAll(requests: readonly PhraseRequest[], phraser: Phraser): Promise<Answer[]> {
  const answers: Answer[] = [];
  let failures = 0;
  let reason = '';
  for (const request of requests) {
    if (failures >= MOST_FAILURES) {
      answers.push({ text: null, reason });
      continue;
    }
    try {
      answers.push({ text: tidy(await phraser.phrase(request)), reason: '' });
      failures = 0;
    } catch (error) {
      if (!(error instanceof PhraseFailure)) throw error;
      reason = error.message;
      failures++;
      answers.push({ text: null, reason });
    }
  }
  return answers;
}

/** An answer on one line, without the marks that models put around it. */
function tidy(answer: string): string {
  const line = answer.replace(/\s+/g, ' ').trim();
  const bare = /^"[^"“”]*"$/.test(line) ? line.slice(1, -1) : line;
  return bare.trim();
}

/** The answers as annotated drafts, as of the day on which their stories end. */
async function annotateAnswers(
  answers: readonly Answer[],
  { pool, dates }: { pool: Pool; dates: readonly (string | null)[] },
): Promise<(AnnotatedArticle | null)[]> {
  const tasks = answers.flatMap(({ text }, i) => {
    const day = dates[i]?.slice(0, 10);
    const published: Published | undefined = day ? { value: day, precision: 'day', how: 'inferred', evidence: [] } : undefined;
    return text ? [{ at: i, task: { article: makeArticle(`phrased ${i}`, text), ...(published ? { published } : {}) } }] : [];
  });
  const annotated = await pool.annotate(tasks.map(({ task }) => task));
  const byPlace = new Map(tasks.map(({ at }, k) => [at, annotated[k] ?? null]));
  return answers.map((_, i) => byPlace.get(i) ?? null);
}

/** How much longer than the printed sentence a phrasing may be. */
const LONGEST = 1.3;
/** Share of its telling words that the cited passages must have. */
const THEIRS = 0.8;

/** What is wrong with a phrasing, in words for the reader; `null` when nothing is. */
function findFault(draft: AnnotatedArticle, { text, citations }: BriefSentence, sources: ReadonlyMap<string, AnnotatedArticle>): string | null {
  if (draft.text.length > LONGEST * text.length + 20) return 'longer than what it tells';
  if (splitSentences(draft.text).length > splitSentences(text).length) return 'more sentences than asked for';
  const cited = [...new Set(citations.map((c) => c.article))].flatMap((name) => sources.get(name) ?? []);
  const wrong = checkDraft(draft, cited, { strict: true }).find((v) => !v.holds);
  if (wrong) return `${wrong.kind} “${wrong.text}”: ${wrong.message}`;
  const passages = citations.map((c) => slice(sources.get(c.article)?.text ?? '', c)).join(' ');
  const strange = strangeWords(draft.text, `${passages} ${text}`);
  if (strange) return `words that its passages do not have: ${strange.slice(0, 5).join(', ')}`;
  const lost = lostNumbers(draft.text, text);
  return lost.length ? `leaves out ${lost.join(', ')}` : null;
}

function strangeWords(text: string, passages: string): string[] | null {
  const held = new Set(findTerms(passages).map((t) => t.term));
  const telling = findTerms(text)
    .map((t) => t.term)
    .filter((term) => term.length > 3);
  const strange = telling.filter((term) => !held.has(term));
  return strange.length > (1 - THEIRS) * telling.length ? [...new Set(strange)] : null;
}

/** Numbers of the sentence that its phrasing has dropped: a brief must not lose its figures. */
function lostNumbers(text: string, from: string): string[] {
  const numbers = (s: string): string[] => s.match(/\d[\d,.]*\d|\d/g) ?? [];
  const kept = new Set(numbers(text));
  return numbers(from).filter((n) => !kept.has(n));
}
