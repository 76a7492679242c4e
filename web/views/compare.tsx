import { signal } from '@preact/signals';
import { type AnnotatedArticle, annotationsOf } from '../../src/model/article.ts';
import { Siglum } from '../parts/witnesses/siglum.tsx';
import { layOut } from '../reader/layout.ts';
import { cutSegments, type Paint, paintsByLine, type Segment } from '../reader/paint.ts';
import { outletOf, type Reading } from '../reading/reading.ts';
import { findParallels, type Parallel, shareOf } from '../reading/texts/parallels.ts';
import { sayShortDate } from '../reading/time/dates.ts';
import { MOST_BESIDE } from '../state/address.ts';
import { address, adjust, go, reading } from '../state/session.ts';

/** The shared passages that are pointed at, each as `column:number`. */
const pointed = signal<readonly string[]>([]);

/** A report beside the first one, with the passages that both print. */
interface Beside {
  readonly article: AnnotatedArticle;
  readonly parallels: readonly Parallel[];
}

/** Two to four reports side by side: the passages of the first one that others print too, linked to each other. */
export function CompareView() {
  const here = reading.value;
  if (!here) return null;
  const [first, ...others] = chooseArticles(here);
  if (!first || !others.length) return <p class="empty">Two reports are needed to compare.</p>;
  const beside = others.map((article): Beside => ({ article, parallels: findParallels(first.text, article.text) }));
  return (
    <section class="compare">
      <header class="view-head">
        <h2>Compare</h2>
        <p class="muted" role="status">
          {sayShared(beside)}
        </p>
        <AddSide here={here} shown={[first, ...others]} />
      </header>
      <p id="shared-hint" class="unseen">
        Shared passage: shows it in the other reports
      </p>
      <div class={`compare-texts sides-${beside.length + 1}`}>
        <Side article={first} column={0} paints={paintFirst(beside)} share={null} here={here} most={beside.length} />
        {beside.map(({ article, parallels }, i) => (
          <Side
            key={article.name}
            article={article}
            column={i + 1}
            paints={paintBeside(parallels, i + 1)}
            share={shareOf(article.text, parallels)}
            here={here}
            most={beside.length}
          />
        ))}
      </div>
    </section>
  );
}

function sayShared(beside: readonly Beside[]): string {
  const shared = beside.reduce((sum, { parallels }) => sum + parallels.length, 0);
  if (!shared) return 'no five words in a row stand in both';
  return `${shared} shared ${shared === 1 ? 'passage' : 'passages'} of five words or more`;
}

/** The open report and those beside it; where the address names none, a copy of the first, else the next. */
function chooseArticles({ edition, articles }: Reading): readonly AnnotatedArticle[] {
  const names = edition.articles.map((w) => w.name);
  const { open, beside } = address.value;
  const first = names.find((n) => n === open?.article) ?? names[0] ?? '';
  const named = beside.filter((name) => name !== first && names.includes(name));
  const pair = edition.duplicates.find((d) => d.from === first || d.copy === first);
  const other = pair ? (pair.from === first ? pair.copy : pair.from) : names.find((n) => n !== first);
  return [first, ...(named.length ? named : [other ?? ''])].flatMap((name) => articles.get(name) ?? []);
}

const paintBeside = (parallels: readonly Parallel[], column: number): readonly Paint[] =>
  parallels.map(({ b }, number) => ({ ...b, name: `${column}:${number}` })).sort((x, y) => x.start - y.start);

const paintFirst = (beside: readonly Beside[]): readonly Paint[] =>
  beside
    .flatMap(({ parallels }, i) => parallels.map(({ a }, number): Paint => ({ ...a, name: `${i + 1}:${number}` })))
    .sort((x, y) => x.start - y.start);

/** One more report, where one is left. */
function AddSide({ here, shown }: { readonly here: Reading; readonly shown: readonly AnnotatedArticle[] }) {
  const left = here.edition.articles.find((w) => !shown.some((a) => a.name === w.name));
  if (!left || shown.length > MOST_BESIDE) return null;
  return (
    <p class="row-tools">
      <button type="button" class="quiet" onClick={() => adjust({ beside: [...shown.slice(1).map((a) => a.name), left.name] })}>
        Another report beside
      </button>
    </p>
  );
}

interface SideProps {
  readonly article: AnnotatedArticle;
  readonly column: number;
  readonly paints: readonly Paint[];
  /** Share of its words that the first one has; `null` for the first. */
  readonly share: number | null;
  readonly here: Reading;
  /** How many stand beside the first. */
  readonly most: number;
}

const NTH = ['first', 'second', 'third', 'fourth'] as const;

function Side({ article, column, paints, share, here, most }: SideProps) {
  const lines = layOut(article.text, annotationsOf(article, 'block'));
  const painted = paintsByLine(lines, paints);
  const nth = NTH[column] ?? 'last';
  return (
    <article class="compare-side" aria-label={`The ${nth} report`} data-column={column}>
      <header>
        <Siglum article={article.name} /> <SideChoice article={article} column={column} here={here} />
        {column > 0 && most > 1 && <CloseSide article={article} />}
        <p class="muted">{share === null ? 'read against the others' : `${Math.round(share * 100)} % of its words stand in the first`}</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="compare-text" aria-label={`Text of the ${nth} report`} tabIndex={0} lang={article.language ?? undefined}>
        {lines.map((line, i) => (
          <p key={line.start} dir="auto" class={`role-${line.role}`}>
            {cutSegments(line, painted[i] ?? []).map((segment) => (
              <Piece key={segment.start} words={article.text.slice(segment.start, segment.end)} segment={segment} column={column} most={most} />
            ))}
          </p>
        ))}
      </section>
    </article>
  );
}

function SideChoice({ article, column, here }: { readonly article: AnnotatedArticle; readonly column: number; readonly here: Reading }) {
  const choose = (name: string): void => {
    const [, ...beside] = chooseArticles(here).map((a) => a.name);
    if (column === 0) go({ open: { article: name, start: 0, end: 0 } });
    else adjust({ beside: beside.map((old, i) => (i === column - 1 ? name : old)) });
  };
  return (
    <select aria-label={`The ${NTH[column]} report`} value={article.name} onChange={(event) => choose(event.currentTarget.value)}>
      {here.edition.articles.map((w) => (
        <option key={w.name} value={w.name}>
          {w.siglum} {outletOf(w)} · {w.published ? sayShortDate(w.published.value) : 'undated'}
        </option>
      ))}
    </select>
  );
}

const CloseSide = ({ article }: { readonly article: AnnotatedArticle }) => (
  <button
    type="button"
    class="quiet"
    aria-label="Take this report away"
    onClick={() => adjust({ beside: address.peek().beside.filter((name) => name !== article.name) })}
  >
    ✕
  </button>
);

interface PieceProps {
  readonly words: string;
  readonly segment: Segment;
  readonly column: number;
  readonly most: number;
}

/** A stretch that no other prints, or a shared one: pointing at it marks the others, a click brings them into sight. */
function Piece({ words, segment, column, most }: PieceProps) {
  const keys = segment.paints.map((p) => p.name);
  if (!keys.length) return <span>{words}</span>;
  const states = ['shared', keys.some((key) => pointed.value.includes(key)) && 'pointed', most > 1 && keys.length === most && 'by-all'];
  return (
    <a
      class={states.filter(Boolean).join(' ')}
      href={location.hash}
      data-shared={keys.join(' ')}
      aria-describedby="shared-hint"
      onMouseEnter={() => (pointed.value = keys)}
      onMouseLeave={() => (pointed.value = [])}
      onFocus={() => (pointed.value = keys)}
      onClick={(event) => {
        event.preventDefault();
        pointed.value = keys;
        bringOthersToSight(keys, column);
      }}
    >
      {words}
    </a>
  );
}

/** The first piece of each passage in every column but the one that was clicked. */
function bringOthersToSight(keys: readonly string[], column: number): void {
  for (const key of keys) {
    for (const side of document.querySelectorAll<HTMLElement>('.compare-side')) {
      if (side.dataset.column !== String(column)) side.querySelector(`[data-shared~="${key}"]`)?.scrollIntoView({ block: 'center' });
    }
  }
}
