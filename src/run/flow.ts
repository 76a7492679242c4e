import { alignClaims } from '../align/claims/claims.ts';
import { inferPublished } from '../align/dates.ts';
import { alignEntities, nameEntities } from '../align/entities.ts';
import { alignQuantities } from '../align/figures/quantities.ts';
import { alignQuotations } from '../align/speech/quotations.ts';
import { findClaims } from '../annotate/claims/claims.ts';
import { findQuantities } from '../annotate/figures/quantities.ts';
import { findMentions } from '../annotate/names/mentions.ts';
import type { NameModel } from '../annotate/names/tagging/model.ts';
import { findQuotations } from '../annotate/speech/quotations.ts';
import { findEvents } from '../annotate/times/events.ts';
import { findTimexes } from '../annotate/times/timexes.ts';
import { labelBlocks } from '../clean/blocks.ts';
import { findPublished } from '../clean/dates.ts';
import type { LanguageDetector } from '../clean/language.ts';
import { findDuplicates } from '../group/copies/duplicates.ts';
import { groupStories } from '../group/stories.ts';
import type { AnnotatedArticle, Article, Published } from '../model/article.ts';
import type { Edition, PageContent } from '../model/edition.ts';
import type { Link } from '../model/link.ts';
import { inOrder } from '../model/span.ts';
import type { Story } from '../model/story.ts';
import { tellBrief } from '../tell/brief.ts';
import { listWitnesses } from '../tell/sigla.ts';
import { tellTimeline } from '../tell/timeline.ts';
import { readProse, type Tagger } from '../text/prose.ts';
import { correctClaims, correctEntities, correctFigures, ruleUtterances } from './library/corrections.ts';

/** What annotating needs from outside: loaded once a thread. */
export interface Tools {
  readonly tag: Tagger;
  readonly detectLanguage: LanguageDetector;
  /** Weights of names in place of those that ship. */
  readonly names?: NameModel;
}

/** Languages whose word tables exist; an article in another one is shown and grouped, not annotated. */
const READ_LANGUAGES: ReadonlySet<string | null> = new Set(['en', null]);

/**
 * Everything that is found in one article. `published` overrules what the article says of its date.
 * The order matters: names need tags, time needs the date, quotations need names, claims and events need all of them.
 */
export function annotateArticle(article: Article, tools: Tools, published?: Published): AnnotatedArticle {
  const blocks = labelBlocks(article);
  const language = tools.detectLanguage(article.text);
  const date = published ?? findPublished(article, blocks);
  if (!READ_LANGUAGES.has(language)) return { ...article, language, published: date, annotations: blocks };
  const prose = readProse(article.text, blocks, tools.tag);
  const names = findMentions(prose, tools.names);
  const mentions = names.filter((m) => !m.aside);
  const timexes = findTimexes(prose, date);
  const quantities = findQuantities(prose, timexes);
  const quotations = findQuotations(prose, mentions);
  const found = { mentions, timexes, quantities, quotations };
  const annotations = [...blocks, ...names, ...timexes, ...quantities, ...quotations, ...findClaims(prose, found), ...findEvents(prose, found)];
  return { ...article, language, published: date, annotations: annotations.sort(inOrder) };
}

/** The stories that `articles` tell, largest first. */
export function groupArticles(articles: readonly AnnotatedArticle[]): Story[] {
  return groupStories(articles, findDuplicates(articles));
}

/** Dates for the undated among `articles`, and declared ones that their words contradict, by name, from the evidence of their stories. */
export function inferDates(articles: readonly AnnotatedArticle[], stories: readonly Story[]): Map<string, Published> {
  const byName = new Map(articles.map((a) => [a.name, a]));
  const dates = stories.flatMap((story) => {
    const members = story.articles.flatMap((name) => byName.get(name) ?? []);
    return [...inferPublished(members)];
  });
  return new Map(dates);
}

/** How an edition is told. */
export interface EditionOptions {
  /** Most sentences of the brief. */
  readonly sentences?: number;
  /** Judgements of persons that still stand; they outrank the machine's. Their places name articles by id. */
  readonly corrections?: readonly Link[];
}

/** A critical edition of `story`, from its annotated articles. Corrections are applied to each result before the next one reads it. */
export function makeEdition(story: Story, members: readonly AnnotatedArticle[], options: EditionOptions = {}): Edition {
  const articles = [...members].sort(byPublication);
  const { corrections = [] } = options;
  const names = new Map(articles.map((a) => [a.id, a.name]));
  const nameOfId = (id: string): string | undefined => names.get(id);
  const entities = correctEntities(alignEntities(articles), corrections, nameOfId);
  const reading = { articles, entities, nameOf: nameEntities(entities), origins: story.origins };
  const utterances = alignQuotations(reading, ruleUtterances(corrections, nameOfId));
  const figures = correctFigures(alignQuantities(reading), corrections, nameOfId);
  const claims = correctClaims(alignClaims(reading, figures), corrections, nameOfId);
  const { id, headline, origins, duplicates, reasons, related, from, to } = story;
  return {
    id,
    headline,
    articles: listWitnesses(articles, origins),
    origins,
    duplicates,
    reasons,
    related,
    from,
    to,
    entities,
    utterances,
    quantities: figures,
    claims,
    timeline: tellTimeline(articles),
    brief: tellBrief({ articles, origins, utterances, figures, claims }, options.sentences),
  };
}

const byPublication = (a: AnnotatedArticle, b: AnnotatedArticle): number =>
  (a.published?.value ?? '9999').localeCompare(b.published?.value ?? '9999') || a.name.localeCompare(b.name);

/** The editions of all stories in `articles`, and the articles that they point into. */
export function makeEditions(articles: readonly AnnotatedArticle[], options: EditionOptions = {}): PageContent {
  const byName = new Map(articles.map((a) => [a.name, a]));
  const membersOf = (story: Story): AnnotatedArticle[] => story.articles.flatMap((name) => byName.get(name) ?? []);
  return { stories: groupArticles(articles).map((story) => makeEdition(story, membersOf(story), options)), articles };
}
