import type { Annotation } from '../model/annotation.ts';
import type { AnnotatedArticle, Published } from '../model/article.ts';
import type { PageContent, Report } from '../model/edition.ts';
import type { Story } from '../model/story.ts';

/** The line that `synoptic annotate` prints for one article. */
export interface AnnotateLine {
  readonly name: string;
  readonly id: string;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly authors: readonly string[];
  /** ISO 639-1, `null` when unknown. */
  readonly language: string | null;
  readonly published: Published | null;
  /** What every offset points into, in UTF-16 code units. */
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

/** The line that `synoptic group` prints for one story. */
export interface GroupLine {
  readonly id: string;
  readonly headline: string;
  /** Names by publication, undated last. */
  readonly articles: readonly string[];
  /** Names by independent origin. */
  readonly origins: readonly (readonly string[])[];
  readonly from: string | null;
  readonly to: string | null;
  /** Why each article is in. */
  readonly reasons: Story['reasons'];
  readonly duplicates: Story['duplicates'];
  readonly related: readonly string[];
}

export const annotateLine = ({ name, id, declared, language, published, text, annotations }: AnnotatedArticle): AnnotateLine => ({
  name,
  id,
  outlet: declared.outlet,
  title: declared.title,
  url: declared.url,
  authors: declared.authors,
  language,
  published,
  text,
  annotations,
});

export const groupLine = ({ id, headline, articles, origins, from, to, reasons, duplicates, related }: Story): GroupLine => ({
  id,
  headline,
  articles,
  origins,
  from,
  to,
  reasons,
  duplicates,
  related,
});

/** What `synoptic report --json` writes. */
export const reportJson = ({ stories }: PageContent): Report => ({ stories });
