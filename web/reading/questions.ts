import type { ClaimRow, FigureValue, StoryEntity, Utterance } from '../../src/model/edition.ts';
import type { Place } from '../../src/model/span.ts';
import type { Question } from '../state/correcting.ts';
import { outletOf, type Reading } from './reading.ts';
import type { StorySummary } from './summary.ts';

/** Words of a report that a correction is about; `article` of the places is an id. */
interface About {
  readonly places: readonly Place[];
  readonly words: string;
}

/** Who says these words. */
export const askSpeaker = ({ places, words }: About, reading: Reading | null): Question => ({
  title: 'Set the speaker',
  words,
  explains: 'Every quotation that shares half of these words is then given to this speaker, here and after every re-run.',
  field: { label: 'Who says this?', type: 'text', options: listSpeakers(reading).map((name) => [name, name]) },
  judge: (value) => (value ? { kind: 'speaker', judgement: 'same', places, value } : null),
});

function listSpeakers(reading: Reading | null): readonly string[] {
  if (!reading) return [];
  const speakers = reading.edition.utterances.flatMap((u) => u.speaker ?? []);
  const people = reading.edition.entities.filter((e) => e.type === 'PERSON').map((e) => e.name);
  return [...new Set([...speakers, ...people])];
}

/** That these words are no quotation. */
export const askQuotation = ({ places, words }: About): Question => ({
  title: 'Not a quotation',
  words,
  explains: 'The quotation here is left out of the collation, here and after every re-run.',
  field: null,
  judge: () => ({ kind: 'quotation', judgement: 'different', places: places.slice(0, 1) }),
});

/** On which day the report was published. */
export const askDate = ({ places, words }: About): Question => ({
  title: 'Set the day of publication',
  words,
  explains: 'The report counts as out on this day, whatever it says or was found to say of itself.',
  field: { label: 'Published on', type: 'date', options: [] },
  judge: (value) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? { kind: 'published', judgement: 'same', places, value } : null),
});

/** A place of `entity` by the id of its article; `null` when its reports are not at hand. */
function firstPlace({ articles }: Reading, entity: StoryEntity): Place | null {
  for (const place of entity.places) {
    const article = articles.get(place.article);
    if (article) return { ...place, article: article.id };
  }
  return null;
}

/** All that the reports of a story print of an utterance. */
export const aboutUtterance = (reading: Reading, { witnesses, fullest }: Utterance): About => ({
  places: byId(
    reading,
    witnesses.flatMap((w) => w.places),
  ),
  words: fullest,
});

/** Which other name of the story is the same person, body or place. */
export function askSame(reading: Reading, entity: StoryEntity): Question {
  const others = reading.edition.entities.filter((e) => e.name !== entity.name);
  const ordered = [...others.filter((e) => e.type === entity.type), ...others.filter((e) => e.type !== entity.type)];
  return {
    title: 'The same as another name',
    words: entity.name,
    explains: 'Both names stand for one from then on, under the name above.',
    field: { label: 'Is the same as', type: 'choice', options: ordered.map((e) => [e.name, e.name]) },
    judge: (name) => {
      const other = others.find((e) => e.name === name);
      const [a, b] = [firstPlace(reading, entity), other ? firstPlace(reading, other) : null];
      return a && b ? { kind: 'entity', judgement: 'same', places: [a, b], value: entity.name } : null;
    },
  };
}

/** Which report means another bearer of the name. */
export function askOther(reading: Reading, entity: StoryEntity): Question {
  const first = entity.places[0]?.article;
  const named = [...new Set(entity.places.map((p) => p.article))].filter((name) => name !== first);
  return {
    title: 'Another of the same name',
    words: entity.name,
    explains: 'The name in this report stands for somebody else from then on.',
    field: { label: 'Means another', type: 'choice', options: named.map((name) => [name, nameWitness(reading, name)]) },
    judge: (name) => {
      const other = entity.places.find((p) => p.article === name);
      const id = reading.articles.get(name)?.id;
      const a = firstPlace(reading, entity);
      return a && other && id ? { kind: 'entity', judgement: 'different', places: [a, { ...other, article: id }] } : null;
    },
  };
}

/** Places of a story by the ids of their articles; those whose reports are not at hand are left out. */
const byId = ({ articles }: Reading, places: readonly Place[]): readonly Place[] =>
  places.flatMap((place) => {
    const article = articles.get(place.article);
    return article ? [{ ...place, article: article.id }] : [];
  });

/** Whether a claim is disputed. */
export function askClaim(reading: Reading, row: ClaimRow): Question {
  const places = byId(
    reading,
    row.cells.flatMap((c) => c.places.slice(0, 1)),
  );
  return {
    title: 'Judge a claim',
    words: row.statement,
    explains: 'The judgement stands in the matrix, the brief and the counts, before the machine’s.',
    field: {
      label: 'The reports',
      type: 'choice',
      options: [
        ['disputed', 'dispute it'],
        ['same', 'do not dispute it'],
      ],
    },
    judge: (answer) => (answer === 'disputed' || answer === 'same' ? { kind: 'claim', judgement: answer, places } : null),
  };
}

/** What a printed figure counts: another slot of the story, or one that the person names. */
export function askSlot(reading: Reading, value: FigureValue, slot: string): Question {
  const others = reading.edition.quantities.filter((f) => f.of !== slot).map((f) => [f.of, f.of] as const);
  return {
    title: 'What the figure counts',
    words: value.text,
    explains: 'The figure moves to the chart of what it counts; a new name makes a chart of its own.',
    field: { label: 'It counts', type: 'text', options: others },
    judge: (answer) => (answer ? { kind: 'quantity', judgement: 'same', places: byId(reading, [value.place]), value: answer } : null),
  };
}

function nameWitness({ witnesses }: Reading, name: string): string {
  const witness = witnesses.get(name);
  return witness ? `${witness.siglum} ${outletOf(witness)}` : name;
}

const top = (article: string): Place => ({ article, start: 0, end: 0 });

/** That a report tells another story. */
export function askSplit({ edition, witnesses }: Reading, name: string): Question | null {
  const [own, other] = [witnesses.get(name), edition.articles.find((w) => w.name !== name)];
  if (!own || !other) return null;
  return {
    title: 'Take out of this story',
    words: own.title ?? outletOf(own),
    explains: 'The report gets a story of its own, and stays out of this one after every re-run.',
    field: null,
    judge: () => ({ kind: 'story', judgement: 'different', places: [top(other.id), top(own.id)] }),
  };
}

/** Which other story is the same one. `articleOf` gives the id of an article of a listed story. */
export function askMerge({ edition }: Reading, stories: readonly StorySummary[], articleOf: (story: string) => Promise<string | null>): Question {
  return {
    title: 'Join with another story',
    words: edition.headline,
    explains: 'Both are one story from then on, under the headline above.',
    field: {
      label: 'The same story as',
      type: 'choice',
      options: stories.filter((s) => s.id !== edition.id).map((s) => [s.id, s.headline || 'Untitled story']),
    },
    judge: async (id) => {
      const [own, other] = [edition.articles[0]?.id, await articleOf(id)];
      return own && other ? { kind: 'story', judgement: 'same', places: [top(own), top(other)] } : null;
    },
  };
}
