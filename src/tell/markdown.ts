import type {
  BriefBlock,
  BriefSentence,
  ClaimCell,
  ClaimRow,
  Difference,
  Edition,
  Figure,
  PageContent,
  TimelineEntry,
  Utterance,
  Witness,
} from '../model/edition.ts';
import { sayLag } from '../model/moments.ts';
import { type Place, slice } from '../model/span.ts';

/** What telling one edition looks up: sigla by article name, texts, and the footnotes given out so far. */
interface Telling {
  readonly siglum: (article: string) => string;
  readonly text: (article: string) => string;
  /** Footnote definitions by their place, in order of use; numbers run over the whole file. */
  readonly notes: Map<string, { readonly number: number; readonly text: string }>;
}

const BLOCKS: readonly (readonly [BriefBlock, string])[] = [
  ['agreed', 'Agreed'],
  ['disputed', 'Disputed'],
  ['single-origin', 'From one origin only'],
  ['changed', 'Changed'],
];
const MAX_PASSAGE = 300;

/**
 * The editions as Markdown (CommonMark with the tables and footnotes of GitHub): brief, quotations, claims, figures, timeline and sources, each line with
 * the sigla of its witnesses and its places as footnotes. Words of reports are escaped, so that none of them becomes markup.
 */
export function tellMarkdown({ stories, articles }: PageContent): string {
  const texts = new Map(articles.map((a) => [a.name, a.text]));
  const notes: Telling['notes'] = new Map();
  const told = stories.map((edition) => {
    const sigla = new Map(edition.articles.map((w) => [w.name, w.siglum]));
    return tellEdition(edition, { siglum: (name) => sigla.get(name) ?? '?', text: (name) => texts.get(name) ?? '', notes });
  });
  return `${[...told, ...(notes.size ? [[...notes.values()].map((note) => note.text).join('\n')] : [])].join('\n\n')}\n`;
}

function tellEdition(edition: Edition, telling: Telling): string {
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['State of the story', tellBlocks(edition.brief, telling)],
    ['Quotations collated', edition.utterances.filter((u) => u.witnesses.length > 1).map((u) => tellUtterance(u, telling))],
    ['Claims', tellClaims(edition, telling)],
    ['Figures', edition.quantities.map((figure) => tellFigure(figure, telling))],
    ['Timeline', [edition.timeline.map((entry) => tellEntry(entry, telling)).join('\n')].filter(Boolean)],
    ['Sources', [edition.articles.map(tellWitness).join('\n')]],
  ];
  const parts = sections.flatMap(([title, paragraphs]) => (paragraphs.length ? [`## ${title}`, ...paragraphs] : []));
  return [`# ${literal(edition.headline)}`, ...parts].join('\n\n');
}

function tellBlocks(brief: readonly BriefSentence[], telling: Telling): string[] {
  return BLOCKS.flatMap(([block, title]) => {
    const lines = brief.filter((s) => s.block === block).map((s) => `- ${literal(s.text)}${cite(s.citations, telling)}`);
    return lines.length ? [`### ${title}`, lines.join('\n')] : [];
  });
}

function tellUtterance({ speaker, fullest, relation, said, witnesses }: Utterance, telling: Telling): string {
  const head = `**${literal(speaker ?? 'Speaker unknown')}**${said === null ? '' : `, ${literal(said)}`} (${relation})`;
  const rows = witnesses.map(({ article, places, relation: own, differs }) => {
    const changes = differs.map(tellDifference);
    return `- ${telling.siglum(article)}: ${own}${changes.length ? `; ${changes.join('; ')}` : ''}${cite(places, telling)}`;
  });
  return `${head}\n\n> ${literal(fullest)}\n\n${rows.join('\n')}`;
}

/** "dropped “X”", "replaced “X” → “Y”": words that are the same on both sides stand once. */
const tellDifference = ({ op, there, here }: Difference): string =>
  `${op} ${[...new Set([there, here])]
    .filter(Boolean)
    .map((words) => `“${literal(words)}”`)
    .join(' → ')}`;

/** The matrix: a row a claim, a column a witness. */
function tellClaims({ claims, articles }: Edition, telling: Telling): string[] {
  if (!claims.length) return [];
  const header = ['Claim', ...articles.map((w) => w.siglum), 'Judgement'];
  const rows = claims.map((row) => [
    `${literal(row.statement)}${cite([row.place], telling)}`,
    ...articles.map(({ name }) => tellCells(row, name, telling)),
    row.judgement,
  ]);
  return [[header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')];
}

const tellCells = ({ cells }: ClaimRow, article: string, telling: Telling): string =>
  cells
    .filter((cell) => cell.article === article)
    .map((cell) => tellCell(cell, telling))
    .join('; ');

const tellCell = ({ stance, to, value, places, doubtful }: ClaimCell, telling: Telling): string =>
  [doubtful ? `perhaps ${stance}` : stance, to === null ? '' : `(${literal(to)})`, value === undefined ? '' : `“${literal(value)}”`]
    .filter(Boolean)
    .join(' ') + cite(places, telling);

function tellFigure({ of, unit, values, judgement, reasons }: Figure, telling: Telling): string {
  const head = `**${literal(of)}**${unit === null ? '' : ` (${literal(unit)})`}: ${judgement}${reasons.length ? `; ${literal(reasons.join('; '))}` : ''}`;
  const rows = values.map(({ text, place, source, asOf }) => {
    const known = [source === null ? '' : `by ${literal(source)}`, asOf === null ? 'undated' : `as of ${literal(asOf)}`].filter(Boolean).join(', ');
    return `- ${telling.siglum(place.article)}: ${literal(text)} (${known})${cite([place], telling)}`;
  });
  return `${head}\n\n${rows.join('\n')}`;
}

function tellEntry({ when, about, certainty, what, places, firstReported, conflicts = [] }: TimelineEntry, telling: Telling): string {
  const first = firstReported[0]?.at ?? null;
  const reported = firstReported.map(({ article, at }, i) => {
    const when = at === null ? 'undated' : i === 0 ? literal(at) : (sayLag(first, at) ?? literal(at));
    return `${telling.siglum(article)} ${when}`;
  });
  const sure = certainty === 'happened' ? '' : ` (${certainty})`;
  const others = conflicts.map(
    (c) => `${literal(c.when)} by ${[...new Set(c.places.map((p) => telling.siglum(p.article)))].join(', ')}${cite(c.places, telling)}`,
  );
  const differs = others.length ? `; **dates differ**: ${others.join('; ')}` : '';
  const told = reported.length ? `; reported by ${reported.join(', ')}` : '';
  return `- **${about ? 'about ' : ''}${literal(when)}** ${literal(what.replace(/[.;,]+$/, ''))}${sure}${told}${cite(places, telling)}${differs}`;
}

/** One source and how its date is known. */
function tellWitness({ siglum, name, title, outlet, url, published }: Witness): string {
  const date = published === null ? 'undated' : `${published.precision === 'interval' ? 'about ' : ''}${published.value} (${published.how})`;
  const why = published?.reasons?.length ? `: ${published.reasons.join('; ')}` : '';
  const parts = [outlet, title, name, date + why, url].filter((part) => part !== null);
  return `- **${siglum}** ${parts.map(literal).join(' · ')}`;
}

/** Footnote marks of `places`; the same place has the same note throughout. */
function cite(places: readonly Place[], { notes, siglum, text }: Telling): string {
  const marks = places.map((place) => {
    const key = `${place.article}\n${place.start}-${place.end}`;
    const known = notes.get(key);
    const number = known?.number ?? notes.size + 1;
    if (!known)
      notes.set(key, {
        number,
        text: `[^${number}]: ${siglum(place.article)}, ${literal(place.article)} ${place.start}–${place.end}: “${passage(text(place.article), place)}”`,
      });
    return `[^${number}]`;
  });
  return [...new Set(marks)].join('');
}

const passage = (text: string, place: Place): string => {
  const words = slice(text, place);
  return literal(words.length > MAX_PASSAGE ? `${words.slice(0, MAX_PASSAGE)}…` : words);
};

/** `words` on one line, with every ASCII mark that can mean something in Markdown made literal (CommonMark 2.4, and `&` of 2.5); addresses stay plain text. */
const literal = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#!|~&$^@]/g, '\\$&')
    .replace(/^([-+=]|\d+[.)](?=\s|$))/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`)
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, '\\$&');
