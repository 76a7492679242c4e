import { deserialize, serialize } from 'node:v8';
import type { AnnotatedArticle } from '../../model/article.ts';
import type { Link } from '../../model/link.ts';
import type { Store } from '../../store/store.ts';
import { groupNext, loadStream, openStream, type Stream, type StreamLine, saveStream } from '../stream.ts';

/** Keeps every article of a library in a story as articles come and persons judge. Stories are links whose id stays while they grow. */
export interface StoryKeeper {
  /** Takes in articles that the store already holds, in the order in which it took them; the ids of the stories that changed. */
  place(articles: readonly AnnotatedArticle[]): Promise<string[]>;
  /** Applies the standing corrections of stories; the ids of the stories that changed. */
  judge(corrections: readonly Link[]): Promise<string[]>;
  /** Writes what it knows, so that the next opening need not read every article again. */
  save(): Promise<void>;
}

const CHECKPOINT = 'stories';
const REPLAY = 200;

/** What the machine thinks: each article's story, and each story's articles. Articles and stories by id. */
interface Machine {
  readonly stream: Stream;
  readonly storyOf: Map<string, string>;
  readonly members: Map<string, Set<string>>;
}

/** What persons said: articles taken out of their story, and stories that are one with another. */
interface Judged {
  readonly moved: ReadonlyMap<string, string>;
  readonly merged: ReadonlyMap<string, string>;
}

/** Opens the keeper of `store`: from its last checkpoint, and every article taken in since. `clock` gives ISO moments. */
export async function openStoryKeeper(store: Store, corrections: readonly Link[], clock: () => string): Promise<StoryKeeper> {
  const machine = loadMachine(await store.getSetting(CHECKPOINT));
  let judged = readJudgements(machine, corrections);

  const place = async (articles: readonly AnnotatedArticle[]): Promise<string[]> => {
    const changed = new Set<string>();
    for (const article of articles) {
      const line = groupNext(machine.stream, { ...article, name: article.id });
      if (line) for (const story of follow(machine, line)) changed.add(story);
    }
    judged = readJudgements(machine, corrections);
    return writeStories({ store, machine, judged, at: clock() }, changed);
  };

  for (let mark = machine.storyOf.size; ; mark += REPLAY) {
    const ids = await store.articlesSince(mark, REPLAY);
    if (!ids.length) break;
    await place(await store.getArticles(ids));
  }

  return {
    place,
    async judge(standing) {
      const before = judged;
      corrections = standing;
      judged = readJudgements(machine, standing);
      const touched = [...before.merged, ...judged.merged, ...before.moved, ...judged.moved].flat();
      const stories = touched.flatMap((id) => [id, machine.storyOf.get(id) ?? id]);
      return writeStories({ store, machine, judged, at: clock() }, new Set(stories));
    },
    save: () => store.putSetting(CHECKPOINT, saveMachine(machine)),
  };
}

const emptyMachine = (): Machine => ({ stream: openStream(), storyOf: new Map(), members: new Map() });

const saveMachine = ({ stream, storyOf }: Machine): string => Buffer.from(serialize({ stream: saveStream(stream), storyOf })).toString('base64');

/** A checkpoint of another version is passed over: every article is then placed again. */
function loadMachine(saved: unknown): Machine {
  if (typeof saved !== 'string') return emptyMachine();
  try {
    const { stream, storyOf } = deserialize(Buffer.from(saved, 'base64')) as { stream: Uint8Array; storyOf: Map<string, string> };
    const machine: Machine = { stream: loadStream(stream), storyOf: new Map(), members: new Map() };
    for (const [article, story] of storyOf) assign(machine, article, story);
    return machine;
  } catch {
    return emptyMachine();
  }
}

function assign({ storyOf, members }: Machine, article: string, story: string): void {
  members.get(storyOf.get(article) ?? '')?.delete(article);
  storyOf.set(article, story);
  const inStory = members.get(story) ?? new Set();
  members.set(story, inStory.add(article));
}

/** Takes over what one line of the stream says; the stories that it changed. */
function follow(machine: Machine, line: StreamLine): string[] {
  const before = line.moved.map(({ article }) => machine.storyOf.get(article) ?? '');
  assign(machine, line.article, line.story);
  for (const { article, story } of line.moved) assign(machine, article, story);
  for (const { story, into } of line.merged) for (const article of machine.members.get(story) ?? []) assign(machine, article, into);
  return [line.story, ...before, ...line.moved.map((m) => m.story), ...line.merged.flatMap((m) => [m.story, m.into])];
}

/**
 * `same` on articles of several stories makes them one, under the first one's id; `different` takes the articles after the first place out of its
 * story, into one that is named after the first of them.
 */
function readJudgements({ storyOf }: Machine, corrections: readonly Link[]): Judged {
  const moved = new Map<string, string>();
  const merged = new Map<string, string>();
  for (const { kind, judgement, places } of corrections) {
    if (kind !== 'story') continue;
    const articles = [...new Set(places.map((p) => p.article))];
    if (judgement === 'different') for (const article of articles.slice(1)) moved.set(article, `split-${articles[1]}`);
    if (judgement !== 'same') continue;
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

interface Writing {
  readonly store: Store;
  readonly machine: Machine;
  readonly judged: Judged;
  readonly at: string;
}

/** Writes the links of `changed` stories as they are after all judgements, and drops those that are no more; the ids of those that are. */
async function writeStories({ store, machine, judged, at }: Writing, changed: ReadonlySet<string>): Promise<string[]> {
  const ids = [...new Set([...changed].map((story) => resolve(judged.merged, story)))].filter(Boolean);
  const links = ids.map((id): Link => ({ id, kind: 'story', by: 'synoptic', judgement: 'same', at, places: membersOf(id, machine, judged) }));
  const alive = links.filter((link) => link.places.length);
  await store.putLinks(alive);
  const kept = new Set(alive.map((link) => link.id));
  await store.dropLinks([...changed].filter((story) => story && !kept.has(story)));
  return [...kept];
}

/** The whole article is an empty span at its start. */
function membersOf(id: string, { members }: Machine, { moved, merged }: Judged): Link['places'] {
  const stories = [id, ...[...merged.keys()].filter((story) => resolve(merged, story) === id)];
  const stay = stories.flatMap((story) => [...(members.get(story) ?? [])].filter((article) => !moved.has(article)));
  const come = [...moved].flatMap(([article, story]) => (resolve(merged, story) === id ? [article] : []));
  return [...new Set([...stay, ...come])].map((article) => ({ article, start: 0, end: 0 }));
}
