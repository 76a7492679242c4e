import type { AnnotatedArticle } from '../../../src/model/article.ts';
import type { ClaimCell, Edition, PageContent, Witness } from '../../../src/model/edition.ts';
import type { Place } from '../../../src/model/span.ts';
import { spanOf } from './fixture.ts';

const HOSTILE = [
  '</script><script>window.owned = 1</script>',
  '<img src=x onerror="window.owned = 2"> & &lt;b&gt; <!-- <script> -->',
  'A line\u2028separator and a paragraph\u2029separator',
  `${'W'.repeat(4000)} ${'hyphen-'.repeat(300)}`,
  'قال المتحدث إن الحريق بدأ \u202Eevil\u202C في غرفة المحرك',
  'Families 👩‍👩‍👧‍👦 and flags 🇵🇹 and a lone \uD83D surrogate',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must stay a plain string on its way into the page
  '$& $1 ${window.owned = 3} {{owned}} \\u003cscript\\u003e \0 end',
  'javascript:window.owned = 4',
];

/** A story whose every string tries to be markup, in every record that a view prints. */
export function makeHostile(): PageContent {
  const text = HOSTILE.join('\n\n');
  const names = ['<b>one</b>.txt', 'two:3-4/%2F?&#.txt'];
  const places = names.map((article) => ({ article, ...spanOf(text, HOSTILE[0] ?? '') }));
  const place = places[0] as Place;
  const evil = (i: number): string => HOSTILE[i] ?? '';
  const articles: AnnotatedArticle[] = names.map((name, i) => ({
    id: `id${i}`,
    name,
    text,
    declared: { title: evil(0), outlet: evil(1), url: evil(7), published: null, authors: [], language: null },
    language: '<x>',
    published: { value: '<script>', precision: 'day', how: 'inferred', evidence: [{ start: 0, end: 9 }], reasons: [evil(1)] },
    annotations: [
      { kind: 'block', start: 0, end: text.length, role: 'paragraph' },
      { kind: 'mention', start: 2, end: 30, type: 'PERSON', entity: evil(1) },
      {
        kind: 'quotation',
        start: 5,
        end: 60,
        form: 'direct',
        content: [{ start: 5, end: 60 }],
        cue: null,
        source: null,
        speaker: evil(0),
        addressee: null,
      },
      { kind: 'timex', start: text.length + 5, end: text.length + 9, type: 'DATE', value: evil(0), anchor: null },
    ],
  }));
  const edition: Edition = {
    id: '"><script>window.owned = 5</script>',
    headline: evil(0),
    articles: articles.map((a, i) => ({
      name: a.name,
      id: a.id,
      siglum: i ? '<i>' : 'A',
      title: evil(4),
      outlet: evil(3),
      url: evil(7),
      published: a.published,
    })),
    origins: names.map((n) => [n]),
    duplicates: [{ from: names[0] ?? '', copy: names[1] ?? '', relation: 'near', containment: 0.5, reasons: [evil(0)] }],
    reasons: [{ article: names[0] ?? '', reasons: [evil(1)] }],
    related: [],
    from: evil(0),
    to: null,
    entities: [{ name: evil(1), type: 'PERSON', aliases: [evil(0)], titles: [evil(3)], places }],
    utterances: [
      {
        id: evil(0),
        speaker: evil(1),
        fullest: evil(0),
        words: [{ text: evil(0), place, witnesses: [names[0] ?? ''] }],
        relation: 'altered',
        said: evil(0),
        origins: 2,
        witnesses: [
          { article: names[0] ?? '', places: [place], relation: 'verbatim', differs: [] },
          {
            article: names[1] ?? '',
            places: places.slice(1),
            relation: 'altered',
            differs: [{ op: 'replaced', here: evil(0), there: evil(1), place: null }],
          },
        ],
      },
    ],
    quantities: [
      {
        id: evil(1),
        of: evil(0),
        unit: evil(3),
        judgement: 'differs',
        reasons: [evil(4)],
        values: [
          { value: Number.MAX_SAFE_INTEGER, bound: 'min', text: evil(3), place, source: evil(0), asOf: evil(1) },
          { value: -0.5, bound: 'range', high: 2, text: evil(1), place, source: null, asOf: null },
        ],
      },
    ],
    claims: [
      {
        id: 'c',
        statement: evil(3),
        place,
        judgement: 'disputed',
        origins: 2,
        reasons: [evil(0)],
        cells: [
          { article: names[0] ?? '', stance: 'attributes', to: evil(4), places: [place] },
          { article: names[1] ?? '', stance: 'differs', to: evil(0), value: evil(3), places: [] },
        ],
      },
    ],
    timeline: [
      {
        id: 't',
        when: evil(0),
        precision: 'day',
        about: true,
        certainty: 'denied',
        what: evil(3),
        places,
        firstReported: [{ article: 'nobody', at: evil(0) }],
      },
    ],
    brief: [{ block: 'agreed', text: `${evil(0)} ${evil(3)} ${evil(4)}`, citations: [...places, { article: 'not here', start: 3, end: 1e9 }] }],
  };
  return { stories: [edition, { ...edition, id: 'second' }], articles };
}

const SENTENCE = 'The council said on Monday that 12 people were hurt, and “nobody will be left behind”, a spokesman told reporters.';

/** One story of `count` reports with claims, figures, utterances and a timeline to match. */
export function makeLarge(count: number): PageContent {
  const text = Array.from({ length: 12 }, () => SENTENCE).join('\n\n');
  const names = Array.from({ length: count }, (_, i) => `report-${i}.txt`);
  const published = (i: number) => ({
    value: `2031-03-${String(1 + (i % 20)).padStart(2, '0')}T${String(i % 24).padStart(2, '0')}:00Z`,
    precision: 'minute' as const,
    how: 'declared' as const,
    evidence: [],
  });
  const articles = names.map(
    (name, i): AnnotatedArticle => ({
      id: `id${i}`,
      name,
      text,
      declared: { title: null, outlet: `Outlet ${i % 90}`, url: null, published: null, authors: [], language: null },
      language: 'en',
      published: published(i),
      annotations: [],
    }),
  );
  const place = (article: string, words: string): Place => ({ article, ...spanOf(text, words) });
  const witnesses = articles.map(
    (a, i): Witness => ({
      name: a.name,
      id: a.id,
      siglum: String(i + 1),
      title: `Title ${i}`,
      outlet: a.declared.outlet,
      url: null,
      published: a.published,
    }),
  );
  const cell = (i: number, row: number): ClaimCell => {
    const article = names[i] ?? '';
    const stance = (['asserts', 'silent', 'attributes', 'disputes', 'too-early', 'differs'] as const)[(i * 7 + row) % 6] ?? 'silent';
    const told = stance !== 'silent' && stance !== 'too-early';
    return {
      article,
      stance,
      to: stance === 'attributes' ? 'A Spokesman' : null,
      places: told ? [place(article, '12 people were hurt')] : [],
      ...(stance === 'differs' ? { value: '14' } : {}),
    };
  };
  const rows = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
  const quoted = 'nobody will be left behind';
  const edition: Edition = {
    id: 'large',
    headline: 'A story that everyone told',
    articles: witnesses,
    origins: names.map((n) => [n]),
    duplicates: [],
    reasons: [],
    related: [],
    from: '2031-03-01',
    to: '2031-03-20',
    entities: [],
    utterances: rows(200).map((u) => ({
      id: `u${u}`,
      speaker: `Speaker ${u % 40}`,
      fullest: quoted,
      words: quoted.split(' ').map((w) => ({ text: w, place: place(names[u % count] ?? '', w), witnesses: names.slice(0, 40) })),
      relation: 'verbatim' as const,
      said: null,
      origins: 40,
      witnesses: names.slice(0, 40).map((article) => ({ article, places: [place(article, quoted)], relation: 'verbatim' as const, differs: [] })),
    })),
    quantities: rows(40).map((q) => ({
      id: `q${q}`,
      of: 'people hurt',
      unit: 'people',
      judgement: 'evolves' as const,
      reasons: [],
      values: names.map((article, i) => ({
        value: 10 + ((i * 3) % 17),
        bound: 'exact' as const,
        text: '12 people',
        place: place(article, '12 people'),
        source: null,
        asOf: null,
      })),
    })),
    claims: rows(250).map((row) => ({
      id: `c${row}`,
      statement: '12 people were hurt',
      place: place(names[0] ?? '', '12 people were hurt'),
      judgement: 'differs' as const,
      origins: 100,
      reasons: [],
      cells: names.map((_, i) => cell(i, row)),
    })),
    timeline: rows(300).map((t) => ({
      id: `t${t}`,
      when: `2031-03-${String(1 + (t % 25)).padStart(2, '0')}`,
      precision: 'day' as const,
      about: false,
      certainty: 'happened' as const,
      what: '12 people were hurt',
      places: names.slice(t % 200, (t % 200) + 30).map((n) => place(n, '12 people were hurt')),
      firstReported: [{ article: names[t % count] ?? '', at: null }],
    })),
    brief: rows(20).map((s) => ({
      block: 'agreed' as const,
      text: `Sentence ${s}.`,
      citations: names.slice(0, 60).map((n) => place(n, 'on Monday')),
    })),
  };
  return { stories: [edition], articles };
}

/** One report of about a hundred thousand words and five thousand quotations, beside a short one. */
export function makeLong(): PageContent {
  const paragraphs = Array.from({ length: 5000 }, (_, i) => `${SENTENCE} This was paragraph ${i} of the minutes.`);
  const text = paragraphs.join('\n\n');
  const quotations = [...text.matchAll(/“([^”]+)”/g)].map((m) => ({ start: m.index + 1, end: m.index + m[0].length - 1 }));
  const [short] = makeLarge(2).articles;
  const long: AnnotatedArticle = {
    ...(short as AnnotatedArticle),
    name: 'long',
    text,
    annotations: quotations.map((span) => ({
      kind: 'quotation',
      ...span,
      form: 'direct',
      content: [span],
      cue: null,
      source: null,
      speaker: null,
      addressee: null,
    })),
  };
  const base = makeLarge(2).stories[0] as Edition;
  const witnesses = base.articles.map((w, i) => (i === 0 ? { ...w, name: 'long', title: null } : w));
  const edition: Edition = {
    ...base,
    id: 'long',
    articles: witnesses,
    origins: witnesses.map((w) => [w.name]),
    utterances: quotations.map((span, i) => ({
      id: `u${i}`,
      speaker: null,
      fullest: 'nobody will be left behind',
      words: [],
      relation: 'single',
      said: null,
      origins: 1,
      witnesses: [{ article: 'long', places: [{ article: 'long', ...span }], relation: 'verbatim', differs: [] }],
    })),
    claims: [],
    quantities: [],
    timeline: [],
    brief: [],
  };
  return { stories: [edition], articles: [long, { ...(short as AnnotatedArticle), name: witnesses[1]?.name ?? '' }] };
}
