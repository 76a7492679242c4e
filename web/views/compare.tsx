import { signal } from '@preact/signals';
import { type AnnotatedArticle, annotationsOf } from '../../src/model/article.ts';
import type { Span } from '../../src/model/span.ts';
import { Siglum } from '../parts/witnesses/siglum.tsx';
import { layOut } from '../reader/layout.ts';
import { outletOf, type Reading } from '../reading/reading.ts';
import { cutSide, findParallels, type Parallel, shareOf } from '../reading/texts/parallels.ts';
import { sayShortDate } from '../reading/time/dates.ts';
import { address, adjust, go, reading } from '../state/session.ts';

/** Number of the shared passage that is pointed at; `null` for none. */
const pointed = signal<number | null>(null);

/** Two reports side by side, the passages that both print linked to each other. */
export function CompareView() {
  const here = reading.value;
  if (!here) return null;
  const [left, right] = chooseTwo(here);
  if (!left || !right) return <p class="empty">Two reports are needed to compare.</p>;
  const parallels = findParallels(left.text, right.text);
  return (
    <section class="compare">
      <header class="view-head">
        <h2>Compare</h2>
        <p class="muted" role="status">
          {parallels.length
            ? `${parallels.length} shared ${parallels.length === 1 ? 'passage' : 'passages'} of five words or more`
            : 'no five words in a row stand in both'}
        </p>
      </header>
      <p id="shared-hint" class="unseen">
        Shared passage: shows it in the other report
      </p>
      <div class="compare-texts">
        <Side article={left} parallels={parallels} side="a" here={here} />
        <Side article={right} parallels={parallels} side="b" here={here} />
      </div>
    </section>
  );
}

/** The open report and the one beside it; where the address names none, a copy of the first, else the next. */
function chooseTwo({ edition, articles }: Reading): readonly [AnnotatedArticle | undefined, AnnotatedArticle | undefined] {
  const names = edition.articles.map((w) => w.name);
  const { open, beside } = address.value;
  const first = names.find((n) => n === open?.article) ?? names[0] ?? '';
  const pair = edition.duplicates.find((d) => d.from === first || d.copy === first);
  const other = pair ? (pair.from === first ? pair.copy : pair.from) : names.find((n) => n !== first);
  const second = (beside !== first && names.find((n) => n === beside)) || other || '';
  return [articles.get(first), articles.get(second)];
}

interface SideProps {
  readonly article: AnnotatedArticle;
  readonly parallels: readonly Parallel[];
  readonly side: 'a' | 'b';
  readonly here: Reading;
}

function Side({ article, parallels, side, here }: SideProps) {
  const spans = parallels.map((p) => p[side]);
  const nth = side === 'a' ? 'first' : 'second';
  const share = Math.round(shareOf(article.text, parallels) * 100);
  return (
    <article class="compare-side" aria-label={side === 'a' ? 'First report' : 'Second report'}>
      <header>
        <Siglum article={article.name} /> <SideChoice article={article} side={side} here={here} />
        <p class="muted">{share} % of its words stand in the other</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="compare-text" aria-label={`Text of the ${nth} report`} tabIndex={0} lang={article.language ?? undefined}>
        {layOut(article.text, annotationsOf(article, 'block')).map((line) => (
          <p key={line.start} dir="auto" class={`role-${line.role}`}>
            <Pieces text={article.text} line={line} spans={spans} side={side} />
          </p>
        ))}
      </section>
    </article>
  );
}

function SideChoice({ article, side, here }: { readonly article: AnnotatedArticle; readonly side: 'a' | 'b'; readonly here: Reading }) {
  const choose = (name: string): void => (side === 'a' ? go({ open: { article: name, start: 0, end: 0 } }) : adjust({ beside: name }));
  return (
    <select aria-label={side === 'a' ? 'First report' : 'Second report'} value={article.name} onChange={(event) => choose(event.currentTarget.value)}>
      {here.edition.articles.map((w) => (
        <option key={w.name} value={w.name}>
          {w.siglum} {outletOf(w)} · {w.published ? sayShortDate(w.published.value) : 'undated'}
        </option>
      ))}
    </select>
  );
}

interface PiecesProps {
  readonly text: string;
  readonly line: Span;
  readonly spans: readonly Span[];
  readonly side: 'a' | 'b';
}

function Pieces({ text, line, spans, side }: PiecesProps) {
  return (
    <>
      {cutSide(line, spans).map(({ start, end, number }) => {
        const words = text.slice(start, end);
        if (number === null) return <span key={start}>{words}</span>;
        return <Shared key={start} words={words} number={number} side={side} isFirst={start === spans[number]?.start} />;
      })}
    </>
  );
}

interface SharedProps {
  readonly words: string;
  readonly number: number;
  readonly side: 'a' | 'b';
  /** The passage begins here; its later lines are parts of it. */
  readonly isFirst: boolean;
}

/** A line of a shared passage: pointing at it marks the other one, a click brings that into sight. */
function Shared({ words, number, side, isFirst }: SharedProps) {
  const other = `shared-${side === 'a' ? 'b' : 'a'}${number}`;
  return (
    <a
      id={isFirst ? `shared-${side}${number}` : undefined}
      class={pointed.value === number ? 'shared pointed' : 'shared'}
      href={location.hash}
      aria-describedby="shared-hint"
      onMouseEnter={() => (pointed.value = number)}
      onMouseLeave={() => (pointed.value = null)}
      onFocus={() => (pointed.value = number)}
      onClick={(event) => {
        event.preventDefault();
        pointed.value = number;
        document.getElementById(other)?.scrollIntoView({ block: 'center' });
      }}
    >
      {words}
    </a>
  );
}
