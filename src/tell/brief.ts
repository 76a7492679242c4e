import type { Claim } from '../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf } from '../model/article.ts';
import type { BriefBlock, BriefSentence, ClaimCell, ClaimRow, Figure, Utterance } from '../model/edition.ts';
import { covers, overlap, type Place, type Span } from '../model/span.ts';
import { isCovered, makePassage, type Passage, readPassages, repeats, tellPassage } from './brief-sentences.ts';

/** What the brief is made of. */
export interface BriefInput {
  readonly articles: readonly AnnotatedArticle[];
  readonly origins: readonly (readonly string[])[];
  readonly utterances: readonly Utterance[];
  readonly figures: readonly Figure[];
  readonly claims: readonly ClaimRow[];
}

/**
 * The state of the story in at most `sentences` cited sentences, each as a report prints it: agreed, disputed (both sides in one group),
 * single-origin, changed. One that its citations do not carry is left out, and so is a near-repeat. What more origins tell, nearer to
 * their openings, comes first: concepts of the reports are covered greedily (Gillick and Favre 2009).
 */
export function tellBrief(input: BriefInput, sentences = 12): BriefSentence[] {
  const story = readStory(input);
  const told: Told = { sentences: [], passages: [], covered: new Set() };
  const lone = input.origins.length < 2;
  const apart = Math.floor(sentences / 3);
  if (!lone) addPairs(story, told, disputes(story), apart);
  addPairs(story, told, changes(story), Math.max(2, apart - told.sentences.length));
  const rest = sentences - told.sentences.length;
  if (!lone) addPassages(story, told, { block: 'agreed', most: Math.ceil(rest * AGREED) });
  addPassages(story, told, { block: 'single-origin', most: sentences - told.sentences.length });
  return told.sentences.slice(0, Math.max(0, sentences)).sort((a, b) => ORDER[a.block] - ORDER[b.block]);
}

/** Share of what is not disputed or changed that goes to what the reports agree on. */
const AGREED = 0.75;
const ORDER: Readonly<Record<BriefBlock, number>> = { agreed: 0, disputed: 1, 'single-origin': 2, changed: 3 };

interface StoryText {
  readonly input: BriefInput;
  readonly sources: ReadonlyMap<string, AnnotatedArticle>;
  readonly passages: ReadonlyMap<string, readonly Passage[]>;
  /** How much telling a concept is worth: by the origins that have it and how early. */
  readonly worth: ReadonlyMap<string, number>;
  /** Claims by article and start. */
  readonly claims: ReadonlyMap<string, ReadonlyMap<number, Claim>>;
  /** Places of claim rows by article, with their row. */
  readonly rows: ReadonlyMap<string, readonly { readonly place: Place; readonly row: ClaimRow }[]>;
}

function readStory(input: BriefInput): StoryText {
  const passages = new Map(input.articles.map((a) => [a.name, readPassages(a)]));
  const claims = new Map(input.articles.map((a) => [a.name, new Map(annotationsOf(a, 'claim').map((c) => [c.start, c]))]));
  const rows = new Map<string, { place: Place; row: ClaimRow }[]>();
  for (const row of input.claims)
    for (const place of row.cells.flatMap((c) => (c.doubtful ? [] : c.places))) push(rows, place.article, { place, row });
  return { input, sources: new Map(input.articles.map((a) => [a.name, a])), passages, worth: weigh(input, passages), rows, claims };
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Each origin gives a concept 1 at its first sentence, less further down. */
function weigh(input: BriefInput, passages: ReadonlyMap<string, readonly Passage[]>): Map<string, number> {
  const worth = new Map<string, number>();
  for (const origin of input.origins) {
    const best = new Map<string, number>();
    for (const passage of origin.flatMap((name) => passages.get(name) ?? [])) {
      const weight = 0.35 + 0.65 / (1 + passage.rank / 3);
      for (const concept of passage.concepts) if ((best.get(concept) ?? 0) < weight) best.set(concept, weight);
    }
    for (const [concept, weight] of best) worth.set(concept, (worth.get(concept) ?? 0) + weight);
  }
  return worth;
}

/** What the brief holds so far. */
interface Told {
  readonly sentences: BriefSentence[];
  readonly passages: Passage[];
  readonly covered: Set<string>;
}

const REPEATED = 0.6;

/** Adds the passages as sentences of `block` when all of them can be told and none repeats what is told. */
function tell(story: StoryText, told: Told, { block, parts, group, about }: Pair): boolean {
  const sentences: BriefSentence[] = [];
  for (const { passage, more } of parts) {
    const article = story.sources.get(passage.article) as AnnotatedArticle;
    const said = tellPassage(article, passage.place);
    if (!said || told.passages.some((p) => repeats(p, passage) > REPEATED)) return false;
    const citations = [...said.citations, ...more];
    if (!isCovered(said.text, citations, story.sources)) return false;
    sentences.push({ block, text: said.text, citations, ...(group ? { group } : {}), ...(about ? { about } : {}) });
  }
  told.sentences.push(...sentences);
  for (const { passage } of parts) {
    told.passages.push(passage);
    for (const concept of passage.concepts) told.covered.add(concept);
  }
  return true;
}

interface Pair {
  readonly block: BriefBlock;
  readonly parts: readonly { readonly passage: Passage; readonly more: readonly Place[] }[];
  readonly group?: string;
  readonly about?: string;
}

function addPairs(story: StoryText, told: Told, pairs: readonly Pair[], most: number): void {
  let added = 0;
  for (const pair of pairs) {
    if (added + pair.parts.length > most) continue;
    if (tell(story, told, pair)) added += pair.parts.length;
  }
}

/** The sentence around `place` when it is short enough, else the clause alone. */
function passageAt(story: StoryText, place: Place): Passage | null {
  const article = story.sources.get(place.article);
  if (!article) return null;
  const sentence = (story.passages.get(place.article) ?? []).find((p) => covers(p.place, place));
  if (sentence && sentence.length <= LONGEST) return sentence;
  return clauseOf(story, place, sentence?.rank ?? 0);
}
const LONGEST = 48;
const SHORTEST = 6;

/** Both sides of every disputed row and of every figure that reports give differently, most origins first. */
function disputes(story: StoryText): Pair[] {
  const rows = story.input.claims
    .filter((r) => r.judgement === 'disputed')
    .flatMap((row) => {
      const against = row.cells.find((c) => c.stance === 'disputes');
      const held = row.cells.find((c) => against && isHeld(c) && (c.article !== against.article || c.to !== against.to));
      return pairOf(story, { block: 'disputed', about: row.id, places: [held?.places[0] ?? row.place, against?.places[0]] });
    });
  const figures = story.input.figures
    .filter((f) => f.judgement === 'differs')
    .flatMap((f) => pairOf(story, { block: 'disputed', about: f.id, places: [f.values[0]?.place, otherValue(f)?.place] }));
  return [...rows, ...figures];
}

const isHeld = (cell: ClaimCell): boolean => !cell.doubtful && (cell.stance === 'asserts' || cell.stance === 'attributes');

const otherValue = (figure: Figure) =>
  figure.values.find((v) => v.value !== figure.values[0]?.value && v.place.article !== figure.values[0]?.place.article);

/** Figures that grew from report to report: the first and the last value. */
function changes(story: StoryText): Pair[] {
  return story.input.figures
    .filter((f) => f.judgement === 'evolves')
    .flatMap((f) => pairOf(story, { block: 'changed', about: f.id, places: [f.values[0]?.place, f.values.at(-1)?.place] }));
}

function pairOf(story: StoryText, { block, about, places }: { block: BriefBlock; about: string; places: readonly (Place | undefined)[] }): Pair[] {
  const passages = places.map((p) => p && passageAt(story, p));
  const [one, other] = passages;
  if (!one || !other) return [];
  const parts = one.place.article === other.place.article && overlap(one.place, other.place) > 0 ? [one] : [one, other];
  return [{ block, about, group: about, parts: parts.map((passage) => ({ passage, more: [] })) }];
}

interface Filling {
  readonly block: 'agreed' | 'single-origin';
  readonly most: number;
}

/** The passages that cover most of what is not yet told, one after another. */
function addPassages(story: StoryText, told: Told, { block, most }: Filling): void {
  const open = new Set(candidates(story, block));
  for (let added = 0; added < most && open.size > 0; ) {
    let best: Candidate | null = null;
    let score = 0;
    for (const candidate of open) {
      const gain = gainOf(story, told, candidate.passage);
      if (gain > score) [best, score] = [candidate, gain];
    }
    if (!best) return;
    open.delete(best);
    if (tell(story, told, { block, parts: [best], about: best.row.id })) added++;
  }
}

interface Candidate {
  readonly passage: Passage;
  readonly row: ClaimRow;
  readonly more: readonly Place[];
}

/** Worth of what the passage adds, for its length; less when it leans on the sentence before. */
function gainOf(story: StoryText, told: Told, passage: Passage): number {
  let gain = 0;
  for (const concept of passage.concepts) if (!told.covered.has(concept)) gain += Math.max(0, (story.worth.get(concept) ?? 0) - SELF);
  return (gain / passage.length ** 0.7) * (passage.standsAlone ? 1 : 0.3) * (1 + 0.5 / (1 + passage.rank));
}

/** A concept that one report alone has in passing adds nothing. */
const SELF = 0.5;

/** Judgements of the rows that a block may tell: what is only perhaps told by others is not agreed on, and nothing that others tell is of one origin. */
const TOLD_AS: Readonly<Record<Filling['block'], ReadonlySet<ClaimRow['judgement']>>> = {
  agreed: new Set(['agreed']),
  'single-origin': new Set(['single', 'unsure']),
};

/** Rows that reports tell in more than one way. */
const CONTESTED: ReadonlySet<ClaimRow['judgement']> = new Set(['disputed', 'differs']);

/** Sentences most of which the block's rows hold; of a longer or mixed one, the clause. At most 400, from the openings on. */
function candidates(story: StoryText, block: Filling['block']): Candidate[] {
  const found: Candidate[] = [];
  for (const [name, passages] of story.passages) {
    const rows = story.rows.get(name) ?? [];
    for (const passage of passages) {
      const all = rows.filter((r) => covers(passage.place, r.place));
      const inside = all.filter((r) => TOLD_AS[block].has(r.row.judgement));
      if (block === 'single-origin' && all.some((r) => CONTESTED.has(r.row.judgement))) continue;
      const lead = inside.reduce<(typeof inside)[number] | null>((best, r) => (!best || r.row.origins > best.row.origins ? r : best), null);
      if (!lead) continue;
      const most =
        block === 'agreed'
          ? MOSTLY
          : Math.max(
              MOSTLY,
              share(
                all.filter((r) => !inside.includes(r)),
                passage.place,
              ),
            );
      const whole = passage.length <= LONGEST && share(inside, passage.place) >= most;
      const taken = whole ? passage : clauseOf(story, lead.place, passage.rank);
      if (taken && taken.length >= SHORTEST && taken.length <= LONGEST)
        found.push({ passage: taken, row: lead.row, more: block === 'agreed' ? witnesses(lead.row, lead.place) : [] });
    }
  }
  return found.sort((a, b) => a.passage.rank - b.passage.rank).slice(0, 400);
}

const MOSTLY = 0.45;

/** Share of `span` that the places of `rows` cover. */
function share(rows: readonly { readonly place: Place }[], span: Span): number {
  let covered = 0;
  let reached = span.start;
  for (const { place } of [...rows].sort((a, b) => a.place.start - b.place.start)) {
    covered += Math.max(0, place.end - Math.max(reached, place.start));
    reached = Math.max(reached, place.end);
  }
  return covered / Math.max(1, span.end - span.start);
}

/** The clause alone, when it begins with its subject, leans on nothing and is told in the report's own voice. */
function clauseOf(story: StoryText, place: Place, rank: number): Passage | null {
  const article = story.sources.get(place.article);
  const claim = story.claims.get(place.article)?.get(place.start);
  if (!article || !claim || claim.attribution || !claim.subject || !covers(place, claim.subject)) return null;
  if (!OPENING.test(article.text.slice(place.start, claim.subject.start))) return null;
  const passage = makePassage(article, place, { rank, near: [] });
  return passage.standsAlone ? passage : null;
}

/** What may stand before a subject: nothing, the first words of its noun phrase, or what a comma ends. */
const OPENING = /^(?:|.{0,200},\s*|(?:the|an?|some|all|no|his|her|its|their)\s)$/is;

/** One place for each other report that tells the same. */
function witnesses(row: ClaimRow, place: Place): Place[] {
  const cells = row.cells.filter((c) => isHeld(c) && c.article !== place.article);
  return [...new Map(cells.map((c) => [c.article, c.places[0]])).values()].filter((p): p is Place => p !== undefined).slice(0, 5);
}
