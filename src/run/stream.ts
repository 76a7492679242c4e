import { deserialize, serialize } from 'node:v8';
import { labelBlocks } from '../clean/blocks.ts';
import { findPublished } from '../clean/dates.ts';
import { addArticle, archiveOldest, type OpenStories, openStories } from '../group/assignments.ts';
import { scoreMeeting } from '../group/similarity/neighbours.ts';
import { readArticle, readDay } from '../group/similarity/profiles.ts';
import type { AnnotatedArticle, Article } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import { makeArticle } from '../read/articles.ts';
import { readJsonLines } from '../read/jsonl.ts';

/** Articles grouped as they come, for as long as they come. */
export interface Stream {
  readonly stories: OpenStories;
  /** Name and id of each article that is still compared with, by member number. */
  readonly reports: { readonly name: string; readonly id: string }[];
  /** Ids of those articles: one that comes again is passed over. */
  readonly seen: Set<string>;
  /** Id of each story that has been told, by story number. */
  readonly ids: Map<number, string>;
  /** Every id that was given, so that none is given twice. */
  readonly named: Set<string>;
  /** Articles that are compared with; the oldest of more are archived. */
  readonly window: number;
}

/** The line that `synoptic group --stream` prints for one article. */
export interface StreamLine {
  readonly article: string;
  readonly story: string;
  /** True when the article founds the story. */
  readonly founds: boolean;
  /** Why: the reports that it is most like, with how likely each tells the same story, 0 to 1. */
  readonly like: readonly { readonly article: string; readonly score: number }[];
  /** Stories that are no more since this article showed that they are one with another. */
  readonly merged: readonly { readonly story: string; readonly into: string }[];
  /** Articles that this one moved to another story. */
  readonly moved: readonly { readonly article: string; readonly story: string }[];
}

export const USUAL_WINDOW = 50_000;
const MOST_TOLD = 3;
/** Version of what `saveStream` writes. */
export const STREAM_FORMAT = 3;

/** A stream that has seen nothing. */
export const openStream = (window = USUAL_WINDOW): Stream => ({
  stories: openStories(),
  reports: [],
  seen: new Set(),
  ids: new Map(),
  named: new Set(),
  window: Math.max(1, window),
});

/** `article` with its blocks and date and nothing else: what grouping needs. */
export function dateArticle(article: Article): AnnotatedArticle {
  const annotations = labelBlocks(article);
  return { ...article, language: null, published: findPublished(article, annotations), annotations };
}

/** The article on line `number` of standard input, or what is wrong with it; neither when the line is blank. */
export function readStreamLine(line: string, number: number): { articles: Article[]; problems: Problem[] } {
  const { articles, problems } = readJsonLines('-', line, (name, text, declared) =>
    makeArticle(name === '-:1' ? `-:${number}` : name, text, declared),
  );
  return { articles, problems: problems.map((problem) => ({ ...problem, line: number })) };
}

/** Groups the next article; `null` when it came before. */
export function groupNext(stream: Stream, article: AnnotatedArticle): StreamLine | null {
  if (stream.seen.has(article.id)) return null;
  // Archiving is linear, so it waits until a quarter more has come.
  if (stream.reports.length >= 1.25 * stream.window) archiveReports(stream);
  const assignment = addArticle(stream.stories, readArticle(article), readDay(article));
  stream.reports.push({ name: article.name, id: article.id });
  stream.seen.add(article.id);
  const founds = nameStory(stream, assignment.story, article.id);
  const nameOf = (member: number): string => stream.reports[member]?.name ?? '';
  const moved = assignment.moved.map(({ member, story }) => {
    nameStory(stream, story, stream.reports[member]?.id ?? '');
    return { article: nameOf(member), story: stream.ids.get(story) ?? '' };
  });
  const merged = assignment.merged.map(({ story, into }) => ({ story: stream.ids.get(story) ?? '', into: stream.ids.get(into) ?? '' }));
  for (const { story } of assignment.merged) stream.ids.delete(story);
  const story = stream.ids.get(assignment.story) ?? '';
  return { article: article.name, story, founds, like: tellLikest(stream, assignment.member), merged, moved };
}

/** Everything a stream knows, to go on from later with `loadStream`. */
export const saveStream = (stream: Stream): Uint8Array => serialize({ format: STREAM_FORMAT, stream });

/** The stream that `saveStream` wrote; throws `RangeError` when `bytes` are no checkpoint of this version. */
export function loadStream(bytes: Uint8Array): Stream {
  try {
    const saved = deserialize(bytes) as { format?: number; stream?: Stream };
    if (saved.format === STREAM_FORMAT && saved.stream) return saved.stream;
  } catch {
    // What deserialize throws on foreign bytes is not documented; whatever it is, the answer is below.
  }
  throw new RangeError('no checkpoint of this version of synoptic; delete it to begin anew');
}

/** Gives a new story the id of the article that founds it, numbered when that article founded another one before; true when it is new. */
function nameStory({ ids, named }: Stream, story: number, founder: string): boolean {
  if (ids.has(story)) return false;
  let id = `story-${founder}`;
  for (let n = 2; named.has(id); n++) id = `story-${founder}-${n}`;
  ids.set(story, id);
  named.add(id);
  return true;
}

function archiveReports(stream: Stream): void {
  const gone = archiveOldest(stream.stories, stream.window);
  for (const { id } of stream.reports.splice(0, gone)) stream.seen.delete(id);
  for (const story of stream.ids.keys()) if (!stream.stories.members.has(story)) stream.ids.delete(story);
  stream.named.clear();
  for (const id of stream.ids.values()) stream.named.add(id);
}

function tellLikest({ stories, reports }: Stream, member: number): StreamLine['like'] {
  const story = stories.storyOf[member];
  return (stories.meetings[member] ?? [])
    .map((meeting) => ({ other: meeting.a === member ? meeting.b : meeting.a, score: scoreMeeting(stories.neighbourhood, meeting) }))
    .filter(({ other }) => stories.storyOf[other] === story)
    .sort((x, y) => y.score - x.score)
    .slice(0, MOST_TOLD)
    .map(({ other, score }) => ({ article: reports[other]?.name ?? '', score: Math.round(1000 * score) / 1000 }));
}
