/**
 * Scores entities of printed stories: the people, bodies, places and works of a story with one place for every way that a report prints their name
 * (bench/gold/printed/entities.jsonl; no text). An entity is whole when all its places are names of one entity, at these characters but for an article,
 * and apart when that entity holds no place of another.
 *
 *   npx tsx bench/quality/printed/entities.ts [--part tune|test] [--misses]
 */
import type { MentionType } from '../../../src/model/annotation.ts';
import type { StoryEntity } from '../../../src/model/edition.ts';
import type { Tools } from '../../../src/run/flow.ts';
import { type Part, type PrintedLabel, readPrinted, readPrintedLabels, type Spot, tellPart } from './labels.ts';

/** An entity with the first place of each of its names in each report. */
interface LabelledEntity extends PrintedLabel {
  readonly type: MentionType;
  readonly places: readonly Spot[];
}

/** How many labelled entities there are, are whole, and are apart from all others. */
export interface EntityScores {
  entities: number;
  whole: number;
  apart: number;
  readonly misses: string[];
}

/** Names may be labelled without the article that the program takes in. */
const ARTICLE = 'the '.length;

/** The entity that a name at `spot` stands for. */
function entityAt(entities: readonly StoryEntity[], [article, start, end]: Spot): StoryEntity | undefined {
  return entities.find((e) => e.places.some((p) => p.article === article && p.end === end && (p.start === start || p.start === start - ARTICLE)));
}

/** Counts over the labelled stories of `part`. */
export function scoreEntities(part: Part, tools: Tools): EntityScores {
  const scores: EntityScores = { entities: 0, whole: 0, apart: 0, misses: [] };
  for (const { story, labels } of readPrinted(readPrintedLabels<LabelledEntity>('entities.jsonl', part), tools)) {
    const textAt = ([article, start, end]: Spot): string => story.articles.find((a) => a.name === article)?.text.slice(start, end) ?? '';
    const found = labels.map((label) => label.places.map((spot) => entityAt(story.entities, spot)));
    labels.forEach((label, i) => {
      const [own, others] = [new Set(found[i]), new Set(found.flatMap((f, k) => (k === i ? [] : f)))];
      const isWhole = own.size === 1 && !own.has(undefined);
      const isApart = [...own].every((e) => e === undefined || !others.has(e));
      scores.entities++;
      if (isWhole) scores.whole++;
      if (isApart) scores.apart++;
      const says = label.places.map((spot, k) => `${textAt(spot)} = ${found[i]?.[k]?.name ?? 'nothing'}`).join(' | ');
      if (!isWhole || !isApart) scores.misses.push(`${isApart ? 'split' : 'merged'} ${label.story} ${label.type}: ${says}`);
    });
  }
  return scores;
}

/** Shares of the labelled entities. */
export const entityShares = ({ entities, whole, apart }: EntityScores): Record<string, number> => ({
  'entities whole': whole / entities,
  'entities apart': apart / entities,
});

await tellPart(import.meta.url, scoreEntities, entityShares);
