/** Scores which sentences a strict `check` finds in no source: an editor's own about the reports at hand, and those about the story most like it. */
import { makeArticle } from '../../../src/read/articles.ts';
import { annotateArticle, type Tools } from '../../../src/run/flow.ts';
import { readLibrary, wordsOf } from '../../../src/tell/check/sources.ts';
import { checkStatements } from '../../../src/tell/check/statements.ts';
import { splitSentences } from '../../../src/text/sentences.ts';
import type { SourceStory } from './material.ts';

/** Sentences told as found together in a source, as found in none, and all. */
export interface StatementScore {
  told: number;
  untold: number;
  sentences: number;
}

/** `own`: summaries against the reports that they sum up, which do not hold all that an editor knows; `other`: those of the most similar other story. */
export function scoreStatements(
  stories: readonly SourceStory[],
  tools: Tools,
  every: number,
): { readonly own: StatementScore; readonly other: StatementScore } {
  const summed = stories.filter((s) => s.summary);
  const words = summed.map((s) => wordsOf(s.summary ?? ''));
  const own: StatementScore = { told: 0, untold: 0, sentences: 0 };
  const other: StatementScore = { told: 0, untold: 0, sentences: 0 };
  for (let i = 0; i < summed.length; i += every) {
    const story = summed[i] as SourceStory;
    const library = readLibrary(story.articles.map((a) => annotateArticle(makeArticle(a.name, a.text), tools)));
    const add = (score: StatementScore, summary: string): void => {
      const draft = annotateArticle(makeArticle('draft', summary), tools);
      const verdicts = checkStatements(draft, library);
      score.sentences += splitSentences(summary).length;
      score.told += verdicts.filter((v) => v.holds).length;
      score.untold += verdicts.filter((v) => !v.holds).length;
    };
    add(own, story.summary ?? '');
    add(other, summed[mostLike(words, i)]?.summary ?? '');
  }
  return { own, other };
}

/** The story that shares most of its summary's telling words. */
function mostLike(words: readonly ReadonlySet<string>[], at: number): number {
  const shared = (i: number) =>
    i === at ? -1 : [...(words[i] ?? [])].filter((w) => words[at]?.has(w)).length / Math.sqrt((words[i]?.size ?? 0) + 5);
  return words.map((_, i) => i).reduce((best, i) => (shared(i) > shared(best) ? i : best), at === 0 ? 1 : 0);
}
