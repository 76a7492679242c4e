import { findDuplicates } from '../../group/copies/duplicates.ts';
import { describeStory } from '../../group/stories.ts';
import type { AnnotatedArticle } from '../../model/article.ts';
import type { Edition, PageContent } from '../../model/edition.ts';
import type { StoryCounts } from '../../model/library.ts';
import type { Link } from '../../model/link.ts';
import { makeEdition } from '../flow.ts';

/** A story to tell: its members as persons corrected them, and the corrections that stand. */
export interface EditionTask {
  readonly id: string;
  readonly members: readonly AnnotatedArticle[];
  readonly corrections: readonly Link[];
}

/** A story as it is sent: the JSON of a `PageContent` in UTF-8, and its findings counted. */
export interface PrintedPage {
  readonly json: Uint8Array;
  readonly counts: StoryCounts;
}

/** The edition of one story with its articles, as JSON. */
export function printPage({ id, members, corrections }: EditionTask): PrintedPage {
  const edition = makeEdition(describeStory(id, members, findDuplicates(members)), members, { corrections });
  const content: PageContent = { stories: [edition], articles: members };
  return { json: new TextEncoder().encode(JSON.stringify(content)), counts: countFindings(edition) };
}

const countFindings = ({ claims, quantities, utterances }: Edition): StoryCounts => ({
  disputed: claims.filter((c) => c.judgement === 'disputed').length,
  figures: quantities.filter((q) => q.judgement === 'differs' || q.judgement === 'evolves').length,
  altered: utterances.filter((u) => u.relation === 'altered').length,
});
