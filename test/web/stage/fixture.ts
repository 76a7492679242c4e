import type { Annotation } from '../../../src/model/annotation.ts';
import type { AnnotatedArticle, Published } from '../../../src/model/article.ts';
import type { ClaimCell, Edition, PageContent, UtteranceWitness } from '../../../src/model/edition.ts';
import type { Place, Span } from '../../../src/model/span.ts';

/** The first span of `words` in `text`; a fixture that misses its own words is wrong. */
export function spanOf(text: string, words: string, from = 0): Span {
  const start = text.indexOf(words, from);
  if (start < 0) throw new RangeError(`the fixture has no words ${words}`);
  return { start, end: start + words.length };
}

const TEXTS = {
  wire: `PORT ELLERY (Coast Wire) — Fire broke out on the ferry Aurelia off Port Ellery on Tuesday night, and at least four people were killed, the coast guard said.

The ship was carrying 212 passengers and 38 crew. All but nine had been brought ashore by dawn on Wednesday.

“The fire began in the engine room, and the crew did everything that they could to hold it there,” said Captain Marta Ohlin of the coast guard. “We are still looking for nine people.”

The owner, Ellery Lines, said that the ship had passed a safety inspection in March.

Like Coast Wire on Facebook`,
  courier: `Fire broke out on the ferry Aurelia off Port Ellery on Tuesday night, and at least four people were killed, the coast guard said.

The ship was carrying 212 passengers and 38 crew. All but nine had been brought ashore by dawn on Wednesday.

“The fire began in the engine room, and the crew did everything that they could to hold it there,” said Captain Marta Ohlin of the coast guard. “We are still looking for nine people.”`,
  ledger: `By Jonas Brandt

Seven people died when the car ferry Aurelia burned within sight of Port Ellery harbour, and the union that represents its crew says the ship should never have sailed.

“The fire began in the engine room and the crew did everything they could,” Marta Ohlin, who leads the coast guard’s rescue service, told the Ledger on Thursday.

‘A known fault’

The Seafarers’ Union said engineers had reported a leaking fuel pipe twice in April. “They signed for it and they sailed on it,” its secretary, Paul Renn, said.

Ellery Lines rejected the claim. “No such report was ever made to this company,” said its director, Ines Caro.

The company will pay the families’ travel, it said.`,
  evening: `date 2031-05-16 The number of people known to have died on the Aurelia rose to 11 on Friday after divers reached the car deck.

Paul Renn of the Seafarers’ Union said that the crew had signed for the leak and sailed on it. Ellery Lines again denied that it had been told.

Rescue chief Marta Ohlin said the search would end on Saturday.`,
  undated: `The ferry that burned off Port Ellery on Tuesday had failed an inspection in February, a document seen by Harbour Radio shows.

Around 250 people were on board. About 10 of them died, rescuers said.`,
  french: `Un incendie s’est déclaré mardi soir à bord du ferry Aurelia, au large de Port Ellery. Au moins quatre personnes ont péri, selon les garde-côtes.`,
  budget: `The city council of Port Ellery voted 9 to 6 on Monday to raise the harbour fee.

“It is a fair price for a safe harbour,” the mayor, Lena Voss, said.`,
  budgetToo: `Port Ellery’s council raised the harbour fee on Monday by nine votes to six.

“It is a fair price for a safe harbour,” said Mayor Lena Voss.`,
  weather: `Rain is expected along the coast until Sunday.`,
} as const;

type Name = keyof typeof TEXTS;

/** The place of `words` in the fixture's article called `article`. */
export const at = (article: Name, words: string): Place => ({ article, ...spanOf(TEXTS[article], words) });

const day = (value: string, how: Published['how'] = 'declared', evidence: readonly Span[] = []): Published => ({
  value,
  precision: value.includes('T') ? 'minute' : 'day',
  how,
  evidence,
});

const DATES: Readonly<Record<Name, Published | null>> = {
  wire: day('2031-05-14T05:40Z'),
  courier: day('2031-05-14'),
  ledger: day('2031-05-15T16:10Z'),
  evening: day('2031-05-16', 'header', [{ start: 0, end: 15 }]),
  undated: {
    value: '2031-05-15',
    precision: 'interval',
    how: 'inferred',
    evidence: [spanOf(TEXTS.undated, 'Tuesday')],
    earliest: '2031-05-14',
    latest: '2031-05-17',
    reasons: ['it speaks of “Tuesday”', 'it gives a toll between those of 15 and 16 May'],
  },
  french: null,
  budget: day('2031-05-12'),
  budgetToo: day('2031-05-13'),
  weather: day('2031-05-13'),
};

const OUTLETS: Readonly<Record<Name, string | null>> = {
  wire: 'Coast Wire',
  courier: 'Ellery Courier',
  ledger: 'The Ledger',
  evening: 'Evening Mail',
  undated: 'Harbour Radio',
  french: 'Le Phare',
  budget: 'Ellery Courier',
  budgetToo: 'The Ledger',
  weather: null,
};

const TITLES: Partial<Record<Name, string>> = {
  wire: 'At least four dead in ferry fire off Port Ellery',
  courier: 'Ferry fire kills four',
  ledger: 'Union: burned ferry sailed with a known fault',
  evening: 'Ferry toll rises to 11',
  french: 'Incendie meurtrier à bord d’un ferry',
};

/** A block a paragraph, with the roles that the fixture needs. */
function blocksOf(text: string): Annotation[] {
  const blocks: Annotation[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const [line] = match;
    const start = match.index;
    const header = /^date \S+/.exec(line)?.[0] ?? /^[A-Z ]+ \([\w ]+\) —/.exec(line)?.[0];
    const role = line.startsWith('By ') ? 'byline' : line.startsWith('Like ') ? 'promo' : line.startsWith('‘') ? 'crosshead' : 'paragraph';
    if (header) blocks.push({ kind: 'block', start, end: start + header.length, role: header.startsWith('date') ? 'header' : 'dateline' });
    blocks.push({ kind: 'block', start: start + (header ? header.length + 1 : 0), end: start + line.length, role });
  }
  return blocks;
}

/** Every run of words between curly marks, with its speaker. */
function quotationsOf(text: string): Annotation[] {
  return [...text.matchAll(/“([^”]+)”/g)].map((match) => {
    const start = match.index + 1;
    const span = { start, end: start + (match[1] ?? '').length };
    const speaker = ['Ohlin', 'Renn', 'Caro', 'Voss'].find((name) => text.slice(span.end, span.end + 160).includes(name)) ?? null;
    return { kind: 'quotation', ...span, form: 'direct', content: [span], cue: null, source: null, speaker, addressee: null };
  });
}

const NAMES = ['Port Ellery', 'Marta Ohlin', 'Ellery Lines', 'Paul Renn', 'Aurelia', 'Seafarers’ Union', 'Ines Caro', 'Lena Voss'];

function mentionsOf(text: string): Annotation[] {
  return NAMES.flatMap((entity) =>
    [...text.matchAll(new RegExp(entity, 'g'))].map(
      (m): Annotation => ({
        kind: 'mention',
        start: m.index,
        end: m.index + entity.length,
        type: entity.includes(' ') && /Ohlin|Renn|Caro|Voss/.test(entity) ? 'PERSON' : entity === 'Port Ellery' ? 'LOC' : 'ORG',
        entity,
      }),
    ),
  );
}

function timexesOf(text: string): Annotation[] {
  const days = { Tuesday: '13', Wednesday: '14', Thursday: '15', Friday: '16', Saturday: '17' };
  return Object.entries(days).flatMap(([name, number]) =>
    [...text.matchAll(new RegExp(name, 'g'))].map(
      (m): Annotation => ({
        kind: 'timex',
        start: m.index,
        end: m.index + name.length,
        type: 'DATE',
        value: `2031-05-${number}`,
        anchor: '2031-05-14',
      }),
    ),
  );
}

const byStart = (a: Annotation, b: Annotation): number => a.start - b.start || b.end - a.end;

/** The fixture's article called `name`. */
export function article(name: Name): AnnotatedArticle {
  const text = TEXTS[name];
  const read = name !== 'french';
  const found = read ? [...quotationsOf(text), ...mentionsOf(text), ...timexesOf(text)] : [];
  return {
    id: `id-${name}`,
    name,
    text,
    declared: {
      title: TITLES[name] ?? null,
      outlet: OUTLETS[name],
      url: name === 'wire' ? 'https://coast-wire.example/ferry' : null,
      published: null,
      authors: [],
      language: null,
    },
    language: read ? 'en' : 'fr',
    published: DATES[name],
    annotations: [...blocksOf(text), ...found].sort(byStart),
  };
}

const SIGLA: Partial<Record<Name, string>> = {
  wire: 'A',
  courier: 'A′',
  ledger: 'B',
  undated: 'C',
  evening: 'D',
  french: 'E',
  budget: 'A',
  budgetToo: 'B',
  weather: 'A',
};

const witnessesOf = (names: readonly Name[]): Edition['articles'] =>
  names.map((name) => ({
    name,
    id: `id-${name}`,
    siglum: SIGLA[name] ?? '?',
    title: TITLES[name] ?? null,
    outlet: OUTLETS[name],
    url: name === 'wire' ? 'https://coast-wire.example/ferry' : null,
    published: DATES[name],
  }));

const OHLIN = '“The fire began in the engine room, and the crew did everything that they could to hold it there,”'.slice(1, -1);

/** Words of `text`, each with the witnesses that `printers` gives it. */
function wordsOf(article: Name, text: string, printers: (word: string, index: number) => readonly Name[]): Edition['utterances'][number]['words'] {
  const { start } = at(article, text);
  return [...text.matchAll(/\S+/g)].map((m, i) => ({
    text: m[0],
    place: { article, start: start + m.index, end: start + m.index + m[0].length },
    witnesses: printers(m[0], i),
  }));
}

const verbatim = (article: Name, words: string): UtteranceWitness => ({ article, places: [at(article, words)], relation: 'verbatim', differs: [] });

const UTTERANCES: Edition['utterances'] = [
  {
    id: 'u1',
    speaker: 'Marta Ohlin',
    fullest: OHLIN,
    words: wordsOf('wire', OHLIN, (word, i) => (word === 'that' || i > 15 ? ['wire', 'courier'] : ['wire', 'courier', 'ledger'])),
    relation: 'altered',
    said: '2031-05-14',
    origins: 2,
    witnesses: [
      verbatim('wire', OHLIN),
      verbatim('courier', OHLIN),
      {
        article: 'ledger',
        places: [at('ledger', 'The fire began in the engine room and the crew did everything they could,')],
        relation: 'altered',
        differs: [
          { op: 'spelling', here: 'room', there: 'room,', place: at('ledger', 'room') },
          { op: 'dropped', here: '', there: 'that', place: null },
          { op: 'dropped', here: '', there: 'to hold it there', place: null },
        ],
      },
    ],
  },
  {
    id: 'u2',
    speaker: 'Paul Renn',
    fullest: 'They signed for it and they sailed on it,',
    words: wordsOf('ledger', 'They signed for it and they sailed on it,', () => ['ledger']),
    relation: 'paraphrase',
    said: null,
    origins: 2,
    witnesses: [
      verbatim('ledger', 'They signed for it and they sailed on it,'),
      { article: 'evening', places: [at('evening', 'the crew had signed for the leak and sailed on it')], relation: 'paraphrase', differs: [] },
    ],
  },
  {
    id: 'u3',
    speaker: 'Ines Caro',
    fullest: 'No such report was ever made to this company,',
    words: wordsOf('ledger', 'No such report was ever made to this company,', () => ['ledger']),
    relation: 'single',
    said: null,
    origins: 1,
    witnesses: [verbatim('ledger', 'No such report was ever made to this company,')],
  },
  {
    id: 'u4',
    speaker: null,
    fullest: 'We are still looking for nine people.',
    words: wordsOf('wire', 'We are still looking for nine people.', () => ['wire', 'courier']),
    relation: 'verbatim',
    said: null,
    origins: 1,
    witnesses: [verbatim('wire', 'We are still looking for nine people.'), verbatim('courier', 'We are still looking for nine people.')],
  },
];

const silent = (...names: readonly Name[]): ClaimCell[] => names.map((article) => ({ article, stance: 'silent', to: null, places: [] }));
const asserts = (article: Name, words: string): ClaimCell => ({ article, stance: 'asserts', to: null, places: [at(article, words)] });

const FIRE = 'Fire broke out on the ferry Aurelia off Port Ellery on Tuesday night';
const LEAK = 'engineers had reported a leaking fuel pipe twice in April';

const CLAIMS: Edition['claims'] = [
  {
    id: 'c1',
    statement: LEAK,
    place: at('ledger', LEAK),
    judgement: 'disputed',
    origins: 2,
    reasons: ['Ellery Lines denies in B and D what the Seafarers’ Union says in B'],
    cells: [
      { article: 'wire', stance: 'too-early', to: null, places: [] },
      { article: 'courier', stance: 'too-early', to: null, places: [] },
      { article: 'ledger', stance: 'attributes', to: 'Seafarers’ Union', places: [at('ledger', LEAK)] },
      { article: 'ledger', stance: 'disputes', to: 'Ines Caro', places: [at('ledger', 'No such report was ever made to this company,')] },
      ...silent('undated', 'french'),
      { article: 'evening', stance: 'disputes', to: 'Ellery Lines', places: [at('evening', 'Ellery Lines again denied that it had been told')] },
    ],
  },
  {
    id: 'c2',
    statement: FIRE,
    place: at('wire', FIRE),
    judgement: 'agreed',
    origins: 3,
    reasons: ['3 of 5 origins print this'],
    cells: [
      asserts('wire', FIRE),
      asserts('courier', FIRE),
      asserts('ledger', 'the car ferry Aurelia burned within sight of Port Ellery harbour'),
      asserts('undated', 'The ferry that burned off Port Ellery on Tuesday'),
      ...silent('evening', 'french'),
    ],
  },
  {
    id: 'c3',
    statement: 'at least four people were killed',
    place: at('wire', 'at least four people were killed'),
    judgement: 'differs',
    origins: 4,
    reasons: ['four values in four origins'],
    cells: [
      { article: 'wire', stance: 'attributes', to: 'coast guard', places: [at('wire', 'at least four people were killed')] },
      { article: 'courier', stance: 'attributes', to: 'coast guard', places: [at('courier', 'at least four people were killed')] },
      { article: 'ledger', stance: 'differs', to: null, value: '7', places: [at('ledger', 'Seven people died')] },
      { article: 'undated', stance: 'differs', to: null, value: '~10', places: [at('undated', 'About 10 of them died')] },
      { article: 'evening', stance: 'differs', to: null, value: '11', places: [at('evening', 'rose to 11')] },
      ...silent('french'),
    ],
  },
  {
    id: 'c4',
    statement: 'The ferry … had failed an inspection in February',
    place: at('undated', 'had failed an inspection in February'),
    judgement: 'single',
    origins: 1,
    reasons: [],
    cells: [...silent('wire', 'courier', 'ledger', 'evening', 'french'), asserts('undated', 'had failed an inspection in February')],
  },
];

const FIGURES: Edition['quantities'] = [
  {
    id: 'q1',
    of: 'people killed in the ferry fire',
    unit: 'people',
    judgement: 'evolves',
    reasons: ['each later report gives a higher figure'],
    values: [
      { value: 4, bound: 'min', text: 'at least four people', place: at('wire', 'at least four people'), source: 'coast guard', asOf: '2031-05-14' },
      {
        value: 4,
        bound: 'min',
        text: 'at least four people',
        place: at('courier', 'at least four people'),
        source: 'coast guard',
        asOf: '2031-05-14',
      },
      { value: 7, bound: 'exact', text: 'Seven people', place: at('ledger', 'Seven people'), source: null, asOf: '2031-05-15' },
      { value: 10, bound: 'about', text: 'About 10 of them', place: at('undated', 'About 10 of them'), source: 'rescuers', asOf: null },
      { value: 11, bound: 'exact', text: '11', place: at('evening', '11'), source: null, asOf: '2031-05-16' },
    ],
  },
  {
    id: 'q2',
    of: 'people on board',
    unit: 'people',
    judgement: 'differs',
    reasons: ['212 passengers and 38 crew are 250'],
    values: [
      {
        value: 250,
        bound: 'exact',
        text: '212 passengers and 38 crew',
        place: at('wire', '212 passengers and 38 crew'),
        source: null,
        asOf: '2031-05-14',
      },
      { value: 240, high: 260, bound: 'range', text: 'Around 250 people', place: at('undated', 'Around 250 people'), source: null, asOf: null },
    ],
  },
];

const TIMELINE: Edition['timeline'] = [
  {
    id: 't1',
    when: '2031-02',
    precision: 'month',
    about: false,
    certainty: 'happened',
    what: 'had failed an inspection in February',
    places: [at('undated', 'had failed an inspection in February')],
    firstReported: [{ article: 'undated', at: '2031-05-15' }],
  },
  {
    id: 't2',
    when: '2031-04',
    precision: 'month',
    about: true,
    certainty: 'denied',
    what: LEAK,
    places: [at('ledger', LEAK)],
    firstReported: [{ article: 'ledger', at: '2031-05-15T16:10Z' }],
  },
  {
    id: 't3',
    when: '2031-05-13',
    precision: 'day',
    about: false,
    certainty: 'happened',
    what: FIRE,
    places: [at('wire', FIRE), at('courier', FIRE), at('undated', 'burned off Port Ellery on Tuesday')],
    firstReported: [
      { article: 'wire', at: '2031-05-14T05:40Z' },
      { article: 'undated', at: '2031-05-15' },
    ],
  },
  {
    id: 't4',
    when: '2031-05-16',
    precision: 'day',
    about: false,
    certainty: 'happened',
    what: 'divers reached the car deck',
    places: [at('evening', 'divers reached the car deck')],
    firstReported: [{ article: 'evening', at: '2031-05-16' }],
  },
  {
    id: 't5',
    when: '2031-05-17',
    precision: 'day',
    about: false,
    certainty: 'planned',
    what: 'the search would end on Saturday',
    places: [at('evening', 'the search would end on Saturday')],
    firstReported: [{ article: 'evening', at: '2031-05-16' }],
  },
];

const BRIEF: Edition['brief'] = [
  {
    block: 'agreed',
    text: 'The ferry Aurelia burned off Port Ellery on Tuesday night.',
    citations: [
      at('wire', FIRE),
      at('courier', FIRE),
      at('ledger', 'the car ferry Aurelia burned'),
      at('undated', 'burned off Port Ellery on Tuesday'),
    ],
    about: 'c2',
  },
  {
    block: 'agreed',
    text: '“The fire began in the engine room”, Marta Ohlin said.',
    citations: [at('wire', OHLIN), at('ledger', 'The fire began in the engine room')],
    about: 'u1',
  },
  {
    block: 'disputed',
    group: 'd1',
    text: 'The Seafarers’ Union says that engineers reported a leaking fuel pipe twice in April.',
    citations: [at('ledger', LEAK)],
    about: 'c1',
  },
  {
    block: 'disputed',
    group: 'd1',
    text: 'Ellery Lines denies it: “No such report was ever made to this company”, says Ines Caro.',
    citations: [at('ledger', 'No such report was ever made to this company,'), at('evening', 'Ellery Lines again denied')],
    about: 'c1',
  },
  {
    block: 'single-origin',
    text: 'A document seen by Harbour Radio shows that the ferry failed an inspection in February.',
    citations: [at('undated', 'had failed an inspection in February')],
    about: 'c4',
  },
  {
    block: 'changed',
    text: 'The number of the dead rose from at least four to 11.',
    citations: [at('wire', 'at least four people'), at('ledger', 'Seven people'), at('evening', 'rose to 11')],
    about: 'q1',
  },
];

const entity = (name: string, type: 'PERSON' | 'ORG' | 'LOC', titles: readonly string[], names: readonly Name[]) => ({
  name,
  type,
  aliases: [name],
  titles,
  places: names.flatMap((article) =>
    [...TEXTS[article].matchAll(new RegExp(name, 'g'))].map((m) => ({ article, start: m.index, end: m.index + name.length })),
  ),
});

const FERRY: readonly Name[] = ['wire', 'courier', 'ledger', 'undated', 'evening', 'french'];

const EMPTY = { duplicates: [], reasons: [], related: [], entities: [], utterances: [], quantities: [], claims: [], timeline: [], brief: [] };

/** The main story: six reports, a reprint, an undated one and one in another language. */
export const ferry: Edition = {
  id: 'ferry',
  headline: 'At least four dead in ferry fire off Port Ellery',
  articles: witnessesOf(FERRY),
  origins: [['wire', 'courier'], ['ledger'], ['undated'], ['evening'], ['french']],
  duplicates: [
    { from: 'wire', copy: 'courier', relation: 'excerpt', containment: 0.98, reasons: ['the same three paragraphs', 'printed later the same day'] },
  ],
  reasons: [{ article: 'undated', reasons: ['shares Port Ellery and the ferry with A and B', 'its “Tuesday” is 13 May'] }],
  related: ['budget'],
  from: '2031-05-14',
  to: '2031-05-16',
  entities: [
    entity('Marta Ohlin', 'PERSON', ['Captain', 'Rescue chief'], ['wire', 'courier', 'ledger', 'evening']),
    entity('Paul Renn', 'PERSON', ['secretary of the Seafarers’ Union'], ['ledger', 'evening']),
    entity('Ines Caro', 'PERSON', ['director'], ['ledger']),
    entity('Ellery Lines', 'ORG', [], ['wire', 'ledger', 'evening']),
    entity('Port Ellery', 'LOC', [], ['wire', 'courier', 'ledger', 'undated']),
  ],
  utterances: UTTERANCES,
  quantities: FIGURES,
  claims: CLAIMS,
  timeline: TIMELINE,
  brief: BRIEF,
};

/** A small second story, and one told by a single report. */
export const budget: Edition = {
  ...EMPTY,
  id: 'budget',
  headline: 'Port Ellery raises its harbour fee',
  articles: witnessesOf(['budget', 'budgetToo']),
  origins: [['budget'], ['budgetToo']],
  from: '2031-05-12',
  to: '2031-05-13',
};

export const weather: Edition = {
  ...EMPTY,
  id: 'weather',
  headline: 'Rain along the coast',
  articles: witnessesOf(['weather']),
  origins: [['weather']],
  from: '2031-05-13',
  to: '2031-05-13',
};

/** Three stories: what a page with a front page holds. */
export const content: PageContent = { stories: [ferry, budget, weather], articles: (Object.keys(TEXTS) as Name[]).map(article) };

/** The main story alone. */
export const oneStory: PageContent = { stories: [ferry], articles: FERRY.map(article) };
