import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { findPublished } from '../../clean/dates.ts';
import { type AnnotatedArticle, annotationsOf } from '../../model/article.ts';
import type { Link } from '../../model/link.ts';
import type { Store } from '../../store/store.ts';
import { groupNext, openStream, STREAM_FORMAT, type Stream, type StreamLine } from '../stream.ts';
import { standingCorrections } from './corrections.ts';

/**
 * Keeps every article of a library in a story as articles come and persons judge. Stories are links whose id stays while they grow. Several processes
 * may keep the stories of one library: each places all articles in the order in which the store took them, so all come to the same stories.
 */
export interface StoryKeeper {
  /**
   * Places what the store took in since the last time, by whatever process, and applies what persons judged; the ids of the stories that changed.
   * `recent` are articles at hand, so that they need not be read.
   */
  follow(recent?: readonly AnnotatedArticle[]): Promise<string[]>;
  /** Mark of the last article placed. */
  mark(): number;
  /**
   * Writes what it knows, unless its stories are still unwritten, so that the next opening need not place every article again. Little news is not
   * worth writing everything for, least of all while more is coming (`underWay`).
   */
  save(underWay?: boolean): Promise<void>;
}

/** Placing again what was not saved costs about 2 ms an article, saving 40 µs for each that was ever placed. */
const UNSAVED = { atRest: { least: 200, share: 1 / 50 }, underWay: { least: 5000, share: 1 / 5 } } as const;

const CHECKPOINT = 'stories';
const STATE = 'stories';
const STEP = 200;

/** What the machine thinks: each article's story, and each story's articles, by id, of all articles up to `mark`. */
interface Machine {
  readonly stream: Stream;
  readonly storyOf: Map<string, string>;
  readonly members: Map<string, Set<string>>;
  mark: number;
}

/** What the story links in the store reflect: the articles up to `mark` and so many corrections; `turn` counts the changes. */
interface State {
  readonly mark: number;
  readonly corrections: number;
  readonly turn: number;
}

/** What persons said: articles taken out of their story, and stories that are one with another. */
interface Judged {
  readonly moved: ReadonlyMap<string, string>;
  readonly merged: ReadonlyMap<string, string>;
}

interface Keeping {
  readonly store: Store;
  readonly machine: Machine;
  /** Stories whose links are still to be written. */
  readonly changed: Set<string>;
  readonly clock: () => string;
}

/** Opens the keeper of `store` from its last checkpoint. `clock` gives ISO moments. */
export async function openStoryKeeper(store: Store, clock: () => string): Promise<StoryKeeper> {
  const machine = loadMachine(await store.getBytes(CHECKPOINT));
  const keeping: Keeping = { store, machine, changed: new Set(), clock };
  let saved = machine.storyOf.size;
  return {
    async follow(recent = []) {
      await placeAll(keeping, new Map(recent.map((article) => [article.id, article])));
      return writeStories(keeping);
    },
    mark: () => machine.mark,
    async save(underWay = false) {
      const { least, share } = underWay ? UNSAVED.underWay : UNSAVED.atRest;
      const placed = machine.storyOf.size;
      if (placed - saved < Math.max(least, share * placed) || keeping.changed.size) return;
      await store.putBytes(CHECKPOINT, saveMachine(machine));
      saved = placed;
    },
  };
}

async function placeAll({ store, machine, changed }: Keeping, atHand: ReadonlyMap<string, AnnotatedArticle>): Promise<void> {
  for (;;) {
    const arrivals = await store.articlesSince(machine.mark, STEP);
    if (!arrivals.length) return;
    const unread = await store.getArticles(arrivals.flatMap(({ id }) => (atHand.has(id) ? [] : [id])));
    const read = new Map(unread.map((article) => [article.id, article]));
    for (const { id, mark } of arrivals) {
      const article = atHand.get(id) ?? read.get(id);
      const line = article ? groupNext(machine.stream, asPrinted(article)) : null;
      if (line) for (const story of takeOver(machine, line)) changed.add(story);
      machine.mark = mark;
    }
  }
}

/** An article is placed by the date that it gives itself: one found later from its story must not change what a second placing comes to. */
const asPrinted = (article: AnnotatedArticle): AnnotatedArticle => ({
  ...article,
  name: article.id,
  published: findPublished(article, annotationsOf(article, 'block')),
});

/** Takes over what one line of the stream says; the stories that it changed. */
function takeOver(machine: Machine, line: StreamLine): string[] {
  const before = line.moved.map(({ article }) => machine.storyOf.get(article) ?? '');
  assign(machine, line.article, line.story);
  for (const { article, story } of line.moved) assign(machine, article, story);
  for (const { story, into } of line.merged) for (const article of [...(machine.members.get(story) ?? [])]) assign(machine, article, into);
  return [line.story, ...before, ...line.moved.map((m) => m.story), ...line.merged.flatMap((m) => [m.story, m.into])];
}

function assign({ storyOf, members }: Machine, article: string, story: string): void {
  members.get(storyOf.get(article) ?? '')?.delete(article);
  storyOf.set(article, story);
  const inStory = members.get(story) ?? new Set();
  members.set(story, inStory.add(article));
}

/** Writes the links of the changed stories as they are after all judgements, and drops those that are no more; the ids of those that are. */
async function writeStories(keeping: Keeping): Promise<string[]> {
  const { store, machine, changed, clock } = keeping;
  for (;;) {
    const was = (await store.getSetting(STATE)) as State | null;
    const corrections = (await store.getLinks({ byPerson: true })).filter((link) => link.kind === 'story');
    if (was && was.mark > machine.mark) await placeAll(keeping, new Map());
    if ((was?.corrections ?? 0) !== corrections.length) for (const story of touchedBy(corrections, machine)) changed.add(story);
    if (!changed.size) return [];
    const judged = readJudgements(machine, standingCorrections(corrections));
    const { put, drop } = tellStories(changed, { machine, judged, at: clock() });
    const becomes: State = { mark: machine.mark, corrections: corrections.length, turn: (was?.turn ?? 0) + 1 };
    if (!(await store.changeLinks({ key: STATE, was, becomes, put, drop }))) continue;
    changed.clear();
    return put.map((link) => link.id);
  }
}

interface Telling {
  readonly machine: Machine;
  readonly judged: Judged;
  readonly at: string;
}

function tellStories(changed: ReadonlySet<string>, { machine, judged, at }: Telling): { put: Link[]; drop: string[] } {
  const ids = [...new Set([...changed].map((story) => resolve(judged.merged, story)))].filter(Boolean);
  const links = ids.map((id): Link => ({ id, kind: 'story', by: 'synoptic', judgement: 'same', at, places: membersOf(id, machine, judged) }));
  const put = links.filter((link) => link.places.length);
  const kept = new Set(put.map((link) => link.id));
  return { put, drop: [...changed].filter((story) => story && !kept.has(story)) };
}

/** The whole article is an empty span at its start. */
function membersOf(id: string, { members }: Machine, { moved, merged }: Judged): Link['places'] {
  const stories = [id, ...[...merged.keys()].filter((story) => resolve(merged, story) === id)];
  const stay = stories.flatMap((story) => [...(members.get(story) ?? [])].filter((article) => !moved.has(article)));
  const come = [...moved].flatMap(([article, story]) => (resolve(merged, story) === id ? [article] : []));
  return [...new Set([...stay, ...come])].map((article) => ({ article, start: 0, end: 0 }));
}

const splitId = (article: string): string => `split-${article}`;
const articlesOf = ({ places }: Link): string[] => [...new Set(places.map((p) => p.article))];

/** The stories that `corrections` may have changed, whether they stand or were taken back. */
const touchedBy = (corrections: readonly Link[], { storyOf }: Machine): string[] =>
  corrections.flatMap((link) => articlesOf(link).flatMap((article) => [storyOf.get(article) ?? '', splitId(article)]));

/**
 * `same` on articles of several stories makes them one, under the first one's id; `different` takes the articles after the first place out of its
 * story, into one that is named after the first of them.
 */
function readJudgements({ storyOf }: Machine, corrections: readonly Link[]): Judged {
  const moved = new Map<string, string>();
  const merged = new Map<string, string>();
  for (const link of corrections) {
    const articles = articlesOf(link);
    if (link.judgement === 'different') for (const article of articles.slice(1)) moved.set(article, splitId(articles[1] as string));
    if (link.judgement !== 'same') continue;
    const [first, ...others] = articles.map((article) => moved.get(article) ?? storyOf.get(article) ?? '').map((story) => resolve(merged, story));
    for (const other of others) if (first && other && other !== first) merged.set(other, first);
  }
  return { moved, merged };
}

function resolve(merged: ReadonlyMap<string, string>, story: string): string {
  let at = story;
  for (let hops = 0; merged.has(at) && hops <= merged.size; hops++) at = merged.get(at) as string;
  return at;
}

interface Saved {
  readonly format: number;
  readonly stream: Stream;
  readonly storyOf: ReadonlyMap<string, string>;
  readonly mark: number;
}

/** The stream's tables are mostly empty at first, so that packing pays; later it costs seconds to save a third. */
const MOST_PACKED = 32_000_000;
/** With this every value begins that `serialize` writes, and nothing that is deflated does (RFC 1951 3.2.3: no block is of type 11). */
const UNPACKED = 0xff;

function saveMachine({ stream, storyOf, mark }: Machine): Uint8Array {
  const bytes = serialize({ format: STREAM_FORMAT, stream, storyOf, mark } satisfies Saved);
  return bytes.length > MOST_PACKED ? bytes : deflateRawSync(bytes, { level: 1 });
}

/** A checkpoint of another version is passed over: every article is then placed again. */
function loadMachine(bytes: Uint8Array | null): Machine {
  const empty: Machine = { stream: openStream(), storyOf: new Map(), members: new Map(), mark: 0 };
  if (!bytes) return empty;
  try {
    const { format, stream, storyOf, mark } = deserialize(bytes[0] === UNPACKED ? bytes : inflateRawSync(bytes)) as Saved;
    if (format !== STREAM_FORMAT) return empty;
    const machine: Machine = { ...empty, stream, mark };
    for (const [article, story] of storyOf) assign(machine, article, story);
    return machine;
  } catch {
    return empty;
  }
}
