import type { Span } from './span.ts';

interface Base extends Span {
  /** Who says it: the annotator's name (`timexes`), or a person's. Absent means the annotator named like the kind. */
  readonly by?: string;
  /** 0 to 1; absent means certain by rule. */
  readonly score?: number;
}

export type BlockRole = 'header' | 'headline' | 'byline' | 'dateline' | 'paragraph' | 'crosshead' | 'caption' | 'promo' | 'boilerplate';

/** A layout piece of the article. Blocks never overlap and together cover all of its text but white space. */
export interface Block extends Base {
  readonly kind: 'block';
  readonly role: BlockRole;
}

export type MentionType = 'PERSON' | 'ORG' | 'LOC' | 'MISC';

/** A name. Titles and roles stand beside it, never in it. */
export interface Mention extends Base {
  readonly kind: 'mention';
  readonly type: MentionType;
  /** The fullest name that the article gives this entity. */
  readonly entity: string;
  /** The title or role printed beside the name ("Secretary of State", "Kremlin spokesman"), when there is one. */
  readonly title?: Span;
  /** A place name that stands for its government or team. */
  readonly metonym?: true;
  /** It stands outside the report: in a promo, in boilerplate or in a teaser inside a sentence. */
  readonly aside?: true;
}

export type TimexType = 'DATE' | 'TIME' | 'DURATION' | 'SET';

/** A TIMEX3 time expression (TimeML 1.2.1). */
export interface Timex extends Base {
  readonly kind: 'timex';
  readonly type: TimexType;
  /** TIMEX3 value: `2017-04-11`, `2017-W14`, `P6Y`, `PRESENT_REF`, `XXXX-04`. */
  readonly value: string;
  readonly mod?: 'BEFORE' | 'AFTER' | 'START' | 'MID' | 'END' | 'APPROX' | 'LESS_THAN' | 'MORE_THAN' | 'EQUAL_OR_LESS' | 'EQUAL_OR_MORE';
  /** The day it was read against; `null` when it needed none or none was known. */
  readonly anchor: string | null;
  /** It stands in the header or dateline, not in the prose. */
  readonly header?: true;
}

export type Bound = 'exact' | 'min' | 'max' | 'about' | 'range';

/** A number with what it counts. Ordinals, dates, ages and parts of names are left alone. */
export interface Quantity extends Base {
  readonly kind: 'quantity';
  readonly value: number;
  /** Upper end when `bound` is `range`. */
  readonly high?: number;
  readonly bound: Bound;
  /** Normalised unit (`people`, `USD`, `percent`, `km`), `null` when bare. */
  readonly unit: string | null;
  /** What is counted, as a span of the text ("people", "civilians", "Tomahawk missiles"). */
  readonly of: Span | null;
}

export type QuotationForm = 'direct' | 'indirect' | 'mixed';

/**
 * Reported speech with its parts as in PARC 3.0: content, cue, source. `start` and `end` are the first content span's.
 * Content leaves the quotation marks out.
 */
export interface Quotation extends Base {
  readonly kind: 'quotation';
  readonly form: QuotationForm;
  readonly content: readonly Span[];
  readonly cue: Span | null;
  /** The words that name the source where it is attributed: a name, pronoun or noun phrase. */
  readonly source: Span | null;
  /** Whom the source stands for: the fullest name in the article, or the description of an unnamed source. Unknown is `null`. */
  readonly speaker: string | null;
  readonly addressee: Span | null;
  /** "in a statement", "on Twitter". */
  readonly medium?: Span;
  /** Marks around words that are no speech: scare quotes, titles, nicknames. */
  readonly scare?: true;
  /** The attribution itself is denied or asked ("did not say"). */
  readonly negated?: true;
  /** Index among the article's quotations (in order of reading) of the one that this is said within: A says that B said. */
  readonly within?: number;
}

export type Modality = 'fact' | 'planned' | 'possible' | 'conditional' | 'demanded' | 'asked';

/** A checkable statement: a clause with its parts. What is *said* is never what *is*: `attribution` is apart from the statement. */
export interface Claim extends Base {
  readonly kind: 'claim';
  /** Head verb or predicate noun, as lemma. */
  readonly predicate: string;
  readonly subject: Span | null;
  readonly object: Span | null;
  readonly negated: boolean;
  readonly modality: Modality;
  readonly hedged: boolean;
  /** Who is said to say it; `null` when the article says it in its own voice. */
  readonly attribution: { readonly speaker: string | null; readonly source: Span | null; readonly cue: Span | null } | null;
}

export type Certainty = 'happened' | 'planned' | 'conditional' | 'denied';

/** A dated clause. */
export interface EventAnnotation extends Base {
  readonly kind: 'event';
  /** TIMEX3 value of its date. */
  readonly when: string;
  /** The time expression that dates it. */
  readonly timex: Span;
  readonly certainty: Certainty;
  /** Head verb, as lemma; `null` for a noun phrase. */
  readonly predicate: string | null;
}

export type Annotation = Block | Mention | Timex | Quantity | Quotation | Claim | EventAnnotation;
