import type { Bound, Certainty, MentionType } from './annotation.ts';
import type { AnnotatedArticle, Published } from './article.ts';
import type { Place } from './span.ts';
import type { Duplicate } from './story.ts';

/** One report of a story, as the edition lists it. */
export interface Witness {
  readonly name: string;
  readonly id: string;
  /** `A`, `B` … by first publication; a reprint has its origin's letter with a prime (`A′`). Past 26 origins, numbers. */
  readonly siglum: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly published: Published | null;
}

/** A person, body or place through all its names. */
export interface StoryEntity {
  readonly name: string;
  readonly type: MentionType;
  readonly aliases: readonly string[];
  /** Titles and roles printed beside its names. */
  readonly titles: readonly string[];
  readonly places: readonly Place[];
  /** Why each report's entity is this one; absent when one report alone names it. */
  readonly joins?: readonly EntityJoin[];
}

/** The name that a report gives an entity, tied to a name that another gives it. */
export interface EntityJoin {
  readonly article: string;
  readonly name: string;
  /** The name that it was tied to. */
  readonly to: string;
  /** How sure the tie is, 0 to 1. */
  readonly score: number;
  readonly reason: string;
}

export type DifferenceOp = 'dropped' | 'added' | 'replaced' | 'moved' | 'joined' | 'split' | 'inflected' | 'spelling' | 'paraphrase' | 'translation';

/** One typed difference between a witness (`here`) and the fullest text (`there`). An empty string where one side has nothing. */
export interface Difference {
  readonly op: DifferenceOp;
  readonly here: string;
  readonly there: string;
  /** Where the words stand in the witness, when they stand there. */
  readonly place: Place | null;
}

export type WitnessRelation = 'verbatim' | 'altered' | 'fragment' | 'paraphrase';

/** How one article prints an utterance. */
export interface UtteranceWitness {
  readonly article: string;
  readonly places: readonly Place[];
  readonly relation: WitnessRelation;
  readonly differs: readonly Difference[];
}

/** One word of the fullest text and the witnesses (article names) that print it. */
export interface AttestedWord {
  readonly text: string;
  /** Where the fullest text takes it from. */
  readonly place: Place;
  readonly witnesses: readonly string[];
}

/** One thing said once by one speaker, through every report that prints it. */
export interface Utterance {
  readonly id: string;
  readonly speaker: string | null;
  /** The fullest text that the witnesses attest; every word of it is printed by one of them. */
  readonly fullest: string;
  readonly words: readonly AttestedWord[];
  readonly relation: 'verbatim' | 'altered' | 'paraphrase' | 'single';
  /** The day it was said, when a witness says so. */
  readonly said: string | null;
  readonly witnesses: readonly UtteranceWitness[];
  /** Independent origins among the witnesses. */
  readonly origins: number;
}

export type FigureJudgement = 'same' | 'differs' | 'evolves' | 'unsure';

/** One value that one report gives for a slot. */
export interface FigureValue {
  /** In the figure's unit. */
  readonly value: number;
  readonly high?: number;
  readonly bound: Bound;
  /** The words as printed. */
  readonly text: string;
  readonly place: Place;
  /** Who gives it; `null` means the article itself. */
  readonly source: string | null;
  /** ISO day for which it holds; publication day when the text names none; `null` when undated. */
  readonly asOf: string | null;
}

/** A slot ("people killed in the attack") with every value given for it, by publication. */
export interface Figure {
  readonly id: string;
  readonly of: string;
  /** As of its first value; with `date` a value is an ISO 8601 basic number (20181016, 201810, 2018). */
  readonly unit: string | null;
  readonly values: readonly FigureValue[];
  readonly judgement: FigureJudgement;
  readonly reasons: readonly string[];
}

export type Stance = 'asserts' | 'attributes' | 'disputes' | 'differs' | 'silent' | 'too-early';

/** What one report does with a claim. One report may have several cells when it carries several sides. */
export interface ClaimCell {
  readonly article: string;
  readonly stance: Stance;
  /** For `attributes` and `disputes`: who says so. */
  readonly to: string | null;
  readonly places: readonly Place[];
  /** For `differs`: the other value or wording. */
  readonly value?: string;
  /** The nearest words of a report that has no clear ones: they may tell it. Such a cell counts in no judgement and no number of origins. */
  readonly doubtful?: true;
}

export type ClaimJudgement = 'agreed' | 'differs' | 'disputed' | 'single' | 'unsure';

/** One statement against every report of the story: a row of the matrix. */
export interface ClaimRow {
  readonly id: string;
  /** A sentence or clause as a witness prints it. */
  readonly statement: string;
  /** Where `statement` was taken. */
  readonly place: Place;
  /** What stands before and after it in its sentence; absent when it is the whole of it. */
  readonly around?: { readonly before: string; readonly after: string };
  readonly cells: readonly ClaimCell[];
  readonly judgement: ClaimJudgement;
  /** Independent origins that assert or attribute it. */
  readonly origins: number;
  readonly reasons: readonly string[];
}

/** Something that happened, was said or is planned, with when each report first told it. */
export interface TimelineEntry {
  readonly id: string;
  /** TIMEX3 date: `2017-04-11`, `2017-W14`, `2013`. */
  readonly when: string;
  readonly precision: 'minute' | 'day' | 'week' | 'month' | 'season' | 'year' | 'decade';
  readonly about: boolean;
  readonly certainty: Certainty;
  /** A clause as a witness prints it. */
  readonly what: string;
  readonly places: readonly Place[];
  /** Every report that tells it, the first out first, undated ones last. */
  readonly firstReported: readonly { readonly article: string; readonly at: string | null }[];
  /** Other dates that reports give for it, when they differ; each is an entry of its own too. */
  readonly conflicts?: readonly DateConflict[];
}

/** Another date for the same thing, and where reports give it. */
export interface DateConflict {
  /** TIMEX3 date. */
  readonly when: string;
  readonly places: readonly Place[];
}

export type BriefBlock = 'agreed' | 'disputed' | 'single-origin' | 'changed';

/** One sentence of the brief; refused without citations that carry its figures and quoted words. */
export interface BriefSentence {
  readonly block: BriefBlock;
  readonly text: string;
  readonly citations: readonly Place[];
  /** Sentences of one dispute or change share a group, side by side. */
  readonly group?: string;
  /** The claim, figure or utterance behind it. */
  readonly about?: string;
  /** Where a model has phrased it: which, and the sentence as the reports print it. */
  readonly phrased?: { readonly by: string; readonly from: string };
}

/** A critical edition of one story. */
export interface Edition {
  readonly id: string;
  readonly headline: string;
  /** By publication, undated last. */
  readonly articles: readonly Witness[];
  readonly origins: readonly (readonly string[])[];
  readonly duplicates: readonly Duplicate[];
  /** Why each article is in this story. */
  readonly reasons: readonly { readonly article: string; readonly reasons: readonly string[] }[];
  /** Ids of other stories of the same saga. */
  readonly related: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly entities: readonly StoryEntity[];
  readonly utterances: readonly Utterance[];
  readonly quantities: readonly Figure[];
  readonly claims: readonly ClaimRow[];
  readonly timeline: readonly TimelineEntry[];
  readonly brief: readonly BriefSentence[];
}

/** What `synoptic report --json` writes. */
export interface Report {
  readonly stories: readonly Edition[];
}

/** What a page reads, embedded in a report file or over HTTP: the editions and the articles that their places point into. */
export interface PageContent extends Report {
  readonly articles: readonly AnnotatedArticle[];
}
