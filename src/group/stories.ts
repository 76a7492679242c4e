import type { AnnotatedArticle } from '../model/article.ts';
import type { Duplicate, Story } from '../model/story.ts';
import { SAME_STORY } from './assignments.ts';
import { countOrigins, listFamilies } from './copies/origins.ts';
import { chooseHeadline } from './headlines.ts';
import { type Edge, linkMembers, linkOf } from './linkage.ts';
import { giveReasons } from './reasons.ts';
import { countTerms, type Frequencies, openFrequencies, readBackground } from './similarity/frequencies.ts';
import { meetNeighbours, openNeighbourhood, scoreMeetings } from './similarity/neighbours.ts';
import { readArticle, readDay, weighArticle } from './similarity/profiles.ts';

/** Stories linked at least this well, but not well enough to be one, are of one saga. */
const SAME_SAGA = 0.08;

/**
 * The stories that `articles` tell, largest first; every article stands in exactly one. The order of `articles` makes no difference: they are
 * read by publication day, then id.
 */
export function groupStories(articles: readonly AnnotatedArticle[], duplicates: readonly Duplicate[]): Story[] {
  const ordered = [...articles].sort(byPublication);
  const { edges, frequencies } = compareArticles(ordered);
  const numbers = linkMembers(ordered.length, [...edges, ...tieCopies(ordered, duplicates)], SAME_STORY);
  const groups: AnnotatedArticle[][] = Array.from({ length: 1 + Math.max(-1, ...new Set(numbers)) }, () => []);
  ordered.forEach((article, i) => {
    groups[numbers[i] as number]?.push(article);
  });
  const families = listFamilies(duplicates);
  const related = relateGroups(groups, numbers, edges);
  return groups
    .map((members, i) =>
      tellStory(members, { families, frequencies, related: (related[i] ?? []).map((n) => storyId(groups[n] as AnnotatedArticle[])) }),
    )
    .sort((a, b) => b.articles.length - a.articles.length || (a.from ?? '9').localeCompare(b.from ?? '9') || a.id.localeCompare(b.id));
}

const byPublication = (a: AnnotatedArticle, b: AnnotatedArticle): number =>
  (a.published?.value ?? '9999').localeCompare(b.published?.value ?? '9999') || a.id.localeCompare(b.id) || a.name.localeCompare(b.name);

function compareArticles(articles: readonly AnnotatedArticle[]): { edges: Edge[]; frequencies: Frequencies } {
  const frequencies = openFrequencies();
  const terms = articles.map(readArticle);
  for (const one of terms) countTerms(frequencies, one);
  const neighbourhood = openNeighbourhood();
  const meetings = articles.flatMap((article, i) => {
    const profile = weighArticle(terms[i] as (typeof terms)[number], readDay(article), frequencies);
    return meetNeighbours(neighbourhood, profile);
  });
  return { edges: scoreMeetings(neighbourhood, meetings), frequencies };
}

/** Copies are of one story whatever else they share: edges strong enough to decide in any group that is not large. */
function tieCopies(articles: readonly AnnotatedArticle[], duplicates: readonly Duplicate[]): Edge[] {
  const numbers = new Map(articles.map(({ name }, i) => [name, i]));
  return duplicates.flatMap(({ from, copy }) => {
    const [a, b] = [numbers.get(from), numbers.get(copy)];
    return a === undefined || b === undefined ? [] : [{ a, b, score: 4 }];
  });
}

/** For each group, the numbers of the groups of its saga: those well linked as a whole, and those that a single article, such as a round-up, touches. */
function relateGroups(groups: readonly (readonly AnnotatedArticle[])[], numbers: readonly number[], edges: readonly Edge[]): number[][] {
  const sums = new Map<string, number>();
  const touching = new Set<string>();
  for (const { a, b, score } of edges) {
    const [m, n] = [numbers[a] as number, numbers[b] as number].sort((x, y) => x - y) as [number, number];
    if (m === n) continue;
    sums.set(`${m} ${n}`, (sums.get(`${m} ${n}`) ?? 0) + score);
    if (score >= SAME_STORY) touching.add(`${m} ${n}`);
  }
  const related: number[][] = groups.map(() => []);
  for (const [pair, sum] of sums) {
    const [m, n] = pair.split(' ').map(Number) as [number, number];
    if (linkOf(sum, groups[m]?.length ?? 1, groups[n]?.length ?? 1) < SAME_SAGA && !touching.has(pair)) continue;
    related[m]?.push(n);
    related[n]?.push(m);
  }
  return related;
}

/** Named after the earliest report, so that the id stays while the story grows. */
const storyId = (members: readonly AnnotatedArticle[]): string => `story-${members[0]?.id ?? ''}`;

/** The story `id` of these `members`, whoever judged that they are one; copies among them are found anew. */
export function describeStory(id: string, members: readonly AnnotatedArticle[], duplicates: readonly Duplicate[]): Story {
  const ordered = [...members].sort(byPublication);
  return { ...tellStory(ordered, { families: listFamilies(duplicates), frequencies: readBackground(), related: [] }), id };
}

interface Telling {
  readonly families: ReadonlyMap<string, readonly Duplicate[]>;
  readonly frequencies: Frequencies;
  readonly related: readonly string[];
}

function tellStory(members: readonly AnnotatedArticle[], { families, frequencies, related }: Telling): Story {
  const names = members.map(({ name }) => name);
  const inside = new Set(names);
  const touching = [...new Set(names.flatMap((name) => families.get(name) ?? []))];
  const copies = touching.filter(({ from, copy }) => inside.has(from) && inside.has(copy));
  const days = members.flatMap(({ published }) => (published ? [published.value.slice(0, 10)] : [])).sort();
  return {
    id: storyId(members),
    headline: chooseHeadline(members),
    articles: names,
    origins: countOrigins(names, touching),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    duplicates: copies,
    reasons: giveReasons(members, copies, frequencies),
    related,
  };
}
