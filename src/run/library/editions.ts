import { createHash } from 'node:crypto';
import type { AnnotatedArticle } from '../../model/article.ts';
import type { StoryCounts } from '../../model/library.ts';
import type { Link } from '../../model/link.ts';
import type { Store } from '../../store/store.ts';
import { parseMoment, replayMembers } from '../replay.ts';
import { correctQuotations } from './corrections.ts';
import type { LibrarySettings } from './intake.ts';
import { type PrintedPage, printPage } from './printing.ts';
import { openShelf, type Shelf } from './shelf.ts';

/** The page of a story, told apart from every other state of it by `version`. */
export interface StoryPage {
  readonly version: string;
  /** JSON of a `PageContent` in UTF-8; `null` when `version` is the one that the asker has. */
  readonly json: Uint8Array | null;
  readonly counts: StoryCounts | null;
}

export interface PageOptions {
  /** ISO moment: what was published later is left out. */
  readonly asOf?: string;
  /** Version that the asker has. */
  readonly known?: string;
}

/** The page of story `id`; `null` when there is no such story, or no report of it was out. Throws BusyError when too many others are being told. */
export type FindPage = (id: string, options?: PageOptions) => Promise<StoryPage | null>;

/** Too much was asked at once; asked again later it will be answered. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
}

/** Bytes of pages kept: some hundred to some thousand stories. */
const ROOM = 96_000_000;
/** What a kept page takes beside its JSON. */
const ENTRY_BYTES = 1000;
/** Stories being told at once: more than a newsroom's readers open, few enough that their articles fit in memory. */
const MOST_WAITING = 256;

interface Telling {
  readonly settings: LibrarySettings;
  readonly shelf: Shelf<PrintedPage | null>;
  waiting: number;
}

/** Tells stories when they are asked for, and keeps their pages until they change or room runs out. `corrections` are those that stand. */
export function openEditions(settings: LibrarySettings, corrections: () => Promise<readonly Link[]>): FindPage {
  const shelf = openShelf<PrintedPage | null>(ROOM, (page) => ENTRY_BYTES + (page?.json.length ?? 0));
  const telling: Telling = { settings, shelf, waiting: 0 };
  return async (id, { asOf, known } = {}) => {
    const moment = asOf === undefined ? null : parseMoment(asOf);
    const [link] = await settings.store.getLinks({ ids: [id] });
    if (link?.kind !== 'story') return null;
    const state: StoryState = { link, moment, corrections: touching(link, await corrections()) };
    const version = await versionOf(state, settings.store);
    if (version === known) return { version, json: null, counts: null };
    const page = await shelf.take(`${id} ${moment}`, version, () => tell(state, telling));
    return page && { version, ...page };
  };
}

/** All that a page is made of, but for its members. */
interface StoryState {
  readonly link: Link;
  /** Milliseconds, `null` for now. */
  readonly moment: number | null;
  readonly corrections: readonly Link[];
}

function touching({ places }: Link, corrections: readonly Link[]): Link[] {
  const members = new Set(places.map((p) => p.article));
  return corrections.filter((c) => c.places.some((p) => members.has(p.article)));
}

/** Another one whenever anything that the story's page is made of is. */
export async function versionOf({ link, moment, corrections }: StoryState, store: Store): Promise<string> {
  const members = link.places.map((p) => p.article);
  const parts = [link.id, moment, members, await store.versionsOf(members), corrections.map((c) => c.id)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

async function tell({ link, moment, corrections }: StoryState, telling: Telling): Promise<PrintedPage | null> {
  if (telling.waiting >= MOST_WAITING) throw new BusyError('too many stories are being told; ask again in a moment');
  telling.waiting++;
  try {
    const { store, pool } = telling.settings;
    const members = await readMembers(store, link, corrections);
    const out = moment === null ? members : await replayMembers(members, moment, pool);
    const known = out.map((a) => (members.includes(a) ? a : correctQuotations(a, corrections)));
    return known.length ? await (pool.print ?? printPage)({ id: link.id, members: known, corrections }) : null;
  } finally {
    telling.waiting--;
  }
}

/** The members of a story as persons corrected them, each with a name of its own. */
export async function readMembers(store: Store, link: Link, corrections: readonly Link[]): Promise<AnnotatedArticle[]> {
  const uses = new Map<string, number>();
  return (await store.getArticles(link.places.map((p) => p.article))).map((article) => {
    const use = (uses.get(article.name) ?? 0) + 1;
    uses.set(article.name, use);
    return correctQuotations(use === 1 ? article : { ...article, name: `${article.name} (${use})` }, corrections);
  });
}
