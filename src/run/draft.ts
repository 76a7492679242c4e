import { readFileSync, statSync } from 'node:fs';
import { labelBlocks } from '../clean/blocks.ts';
import { findPublished } from '../clean/dates.ts';
import type { AnnotatedArticle, Article, Published } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import { MAX_TEXT, makeArticle } from '../read/articles.ts';
import { decodeText } from '../read/decode.ts';
import { type DraftFormat, formatOf, readDraft } from '../read/drafts.ts';
import { type CheckOptions, checkDraft, type Verdict } from '../tell/check.ts';
import type { Pool } from './pool.ts';
import { readStandardInput, reasonOf, type StandardInput } from './sources/inputs.ts';

/** A draft as it is written and as it is read. */
export interface OpenDraft {
  /** Its words without markup. */
  readonly article: Article;
  /** The file as decoded; places of verdicts point into it. */
  readonly file: string;
  readonly locate: ReturnType<typeof readDraft>['locate'];
}

/** The draft at `path` (`-` for standard input), or what is wrong with it. Its format is told by its name and looks when not given. */
export function openDraft(path: string, format?: DraftFormat, stdin: StandardInput = readStandardInput): OpenDraft | Problem {
  const problem = (message: string): Problem => ({ file: path, line: null, message });
  try {
    if (path !== '-' && statSync(path).size > MAX_TEXT * 4) return problem('the file is too long for a draft');
    const file = decodeText(path === '-' ? stdin() : readFileSync(path))?.text;
    if (file === undefined) return problem('this is no text (binary data); give text, Markdown or HTML');
    if (file.length > MAX_TEXT) return problem(`the draft is longer than ${MAX_TEXT / 1e6} million characters`);
    return readWords(path, file, format) ?? problem('the draft holds no words');
  } catch (error) {
    return problem(reasonOf(error));
  }
}

/** A draft from its file as decoded; `null` when it holds no words. */
export function readWords(name: string, file: string, format: DraftFormat = formatOf(name, file)): OpenDraft | null {
  const { text, locate } = readDraft(file, format);
  return text.trim() === '' ? null : { article: makeArticle(name, text), file, locate };
}

/** `checkDraft` for an open draft: it is annotated on `pool` as of its own date or its sources' latest, and its verdicts point into its file. */
export async function checkOpenDraft(
  draft: OpenDraft,
  { sources, pool, options }: { sources: readonly AnnotatedArticle[]; pool: Pool; options: CheckOptions },
): Promise<Verdict[]> {
  const published = dateDraft(draft.article, sources);
  const [annotated] = await pool.annotate([{ article: draft.article, ...(published ? { published } : {}) }]);
  return annotated ? checkDraft(annotated, sources, options).map((v) => ({ ...v, ...draft.locate(v) })) : [];
}

/** When `draft` was written: its own date, else the latest one of `sources`, since a writer has read them all; `null` when nothing is dated. */
export function dateDraft(draft: Article, sources: readonly AnnotatedArticle[]): Published | null {
  return findPublished(draft, labelBlocks(draft)) ?? latestOf(sources);
}

function latestOf(sources: readonly AnnotatedArticle[]): Published | null {
  const days = sources.flatMap(({ published }) => (published && /^\d{4}-\d{2}-\d{2}/.test(published.value) ? [published.value.slice(0, 10)] : []));
  const value = days.sort().at(-1);
  return value === undefined ? null : { value, precision: 'day', how: 'inferred', evidence: [], reasons: ['the latest date of its sources'] };
}
