import { findDuplicates } from '../../group/copies/duplicates.ts';
import { describeStory } from '../../group/stories.ts';
import type { AnnotatedArticle } from '../../model/article.ts';
import type { StoryHead } from '../../model/library.ts';
import type { Link } from '../../model/link.ts';
import type { Page } from '../../store/store.ts';
import { parseMoment, replayMembers } from '../replay.ts';
import { readMembers, versionOf } from './editions.ts';
import type { LibrarySettings } from './intake.ts';
import { openShelf } from './shelf.ts';

/** Stories last changed first; with `asOf` (ISO moment) each as it stood then, those left out that no report told yet, so that a page may be short. */
export type ListStories = (page: Page, options?: { readonly asOf?: string }) => Promise<StoryHead[]>;

const MOST_KEPT = 10_000;

/** A head is made from the texts of its reports, so it is kept until one of them changes. */
export function openHeads(settings: LibrarySettings): ListStories {
  const { store } = settings;
  const shelf = openShelf<StoryHead | null>(MOST_KEPT, () => 1);
  const tell = async (link: Link, moment: number | null): Promise<StoryHead | null> => {
    const members = await readMembers(store, link, []);
    return describeHead(link, moment === null ? members : await replayMembers(members, moment, settings.pool));
  };
  return async (page, { asOf } = {}) => {
    const moment = asOf === undefined ? null : parseMoment(asOf);
    const heads: StoryHead[] = [];
    for (const link of await store.getLinks({ kind: 'story', byPerson: false, newest: true }, page)) {
      const version = `${link.at} ${await versionOf({ link, moment, corrections: [] }, store)}`;
      const head = await shelf.take(`${link.id} ${moment}`, version, () => tell(link, moment));
      if (head) heads.push(head);
    }
    return heads;
  };
}

function describeHead(link: Link, members: readonly AnnotatedArticle[]): StoryHead | null {
  if (!members.length) return null;
  const { headline, origins, from, to } = describeStory(link.id, members, findDuplicates(members));
  const outlets = new Set(members.flatMap((a) => a.declared.outlet ?? [])).size;
  return { id: link.id, headline, articles: members.length, outlets, origins: origins.length, from, to, updated: link.at ?? '' };
}
