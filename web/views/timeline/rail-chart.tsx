import { signal } from '@preact/signals';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TimelineEntry } from '../../../src/model/edition.ts';
import { endOf } from '../../../src/model/moments.ts';
import { isLater, type Reading, sayAsOf, siglumOf, tintOf } from '../../reading/reading.ts';
import { sayShortDate } from '../../reading/time/dates.ts';
import { layRails, type Mark, type Publication, type Rails } from '../../reading/time/rails.ts';
import { adjust, asOf, item } from '../../state/session.ts';

/** The entry under the pointer, in the chart or in the list. */
export const pointed = signal<string | null>(null);

const ROW = 13;
const TOP = 26;
const BETWEEN = 74;
const MOST_LETTERS = 6;
const CROWD = 40;

/** Two rails: above, when things happened or were said; below, when reports told them; a thin line from each to its first report. The list under it says the same in words. */
export function RailChart({ reading, entries }: { readonly reading: Reading; readonly entries: readonly TimelineEntry[] }) {
  const [frame, width] = useWidth();
  const rails = layRails(reading.edition, entries, width);
  const upper = TOP + rails.rows * ROW + 6;
  const lower = upper + BETWEEN;
  const letters = reading.edition.articles.length > CROWD ? MOST_LETTERS / 2 : MOST_LETTERS;
  const deepest = Math.max(1, ...rails.publications.map((p) => Math.min(p.articles.length, letters + 1)));
  const height = lower + 22 + deepest * 18;
  return (
    <div class="rails" ref={frame}>
      <svg width={width} height={height} aria-hidden="true">
        {rails.marks.map((mark) => (
          <Told key={mark.entry.id} mark={mark} upper={upper} lower={lower} />
        ))}
        <RailLines rails={rails} upper={upper} lower={lower} width={width} />
        {rails.stretches.map(({ x0, x1 }) => (
          <line key={`${x0} ${x1}`} class="stretch" x1={x0} x2={x1} y1={lower} y2={lower} />
        ))}
        <Cursor rails={rails} height={height} />
        {rails.differing.map(({ from, to }) => (
          <path key={`${from.entry.id} ${to.entry.id}`} class="differing" d={arc(from, to, upper)} />
        ))}
        {rails.marks.map((mark) => (
          <RailMark key={mark.entry.id} mark={mark} upper={upper} later={isLater(reading, mark.entry.firstReported, asOf.value)} />
        ))}
        {rails.publications.map((publication) => (
          <Published key={publication.at} publication={publication} y={lower} reading={reading} letters={letters} />
        ))}
      </svg>
      <p class="muted rails-note">{sayNote(rails, reading)}</p>
    </div>
  );
}

/** Over the marks, from one date of a thing to the other. */
function arc(from: Mark, to: Mark, upper: number): string {
  const [x0, x1] = [(from.x0 + from.x1) / 2, (to.x0 + to.x1) / 2];
  const [y0, y1] = [yOf(from, upper) - 6, yOf(to, upper) - 6];
  return `M${x0} ${y0}Q${(x0 + x1) / 2} ${Math.min(y0, y1) - 12} ${x1} ${y1}`;
}

const yOf = ({ row }: Mark, upper: number): number => upper - 8 - row * ROW;

/** The width of an element, kept in step with the window. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setWidth(Math.max(280, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [frame, width] as const;
}

function RailLines({
  rails,
  upper,
  lower,
  width,
}: {
  readonly rails: Rails;
  readonly upper: number;
  readonly lower: number;
  readonly width: number;
}) {
  const [left, right] = rails.even;
  return (
    <g class="rail-lines">
      <text x={0} y={12} class="rail-name">
        when it happened or was said
      </text>
      <line x1={left} x2={right} y1={upper} y2={upper} />
      <line x1={left} x2={right} y1={lower} y2={lower} />
      {left > 20 && <line class="broken" x1={0} x2={left} y1={upper} y2={upper} />}
      {right < width - 20 && <line class="broken" x1={right} x2={width} y1={upper} y2={upper} />}
      {left > 20 && (
        <text x={0} y={upper + 14}>
          earlier
        </text>
      )}
      {right < width - 20 && (
        <text x={width} y={upper + 14} text-anchor="end">
          later
        </text>
      )}
      <text x={0} y={lower - 6} class="rail-name">
        when first reported
      </text>
      {rails.days.map(({ x, at }) => (
        <g key={at}>
          <line x1={x} x2={x} y1={upper} y2={upper + 4} />
          <text x={x} y={upper + 14} text-anchor="middle">
            {sayShortDate(new Date(at).toISOString().slice(0, 10))}
          </text>
        </g>
      ))}
    </g>
  );
}

function Cursor({ rails, height }: { readonly rails: Rails; readonly height: number }) {
  const now = endOf(asOf.value ?? '');
  if (now === null) return null;
  const x = rails.at(now);
  return <line class="cursor" x1={x} x2={x} y1={16} y2={height} />;
}

const isHot = (entry: TimelineEntry): boolean => pointed.value === entry.id || item.value === entry.id;

/** The thin line from an entry to its first report. */
function Told({ mark, upper, lower }: { readonly mark: Mark; readonly upper: number; readonly lower: number }) {
  const { entry, x0, x1, row, reported } = mark;
  if (reported === null) return null;
  return <path class={isHot(entry) ? 'told hot' : 'told'} d={`M${(x0 + x1) / 2} ${upper - 8 - row * ROW}V${upper}L${reported} ${lower}`} />;
}

function RailMark({ mark, upper, later }: { readonly mark: Mark; readonly upper: number; readonly later: boolean }) {
  const { entry, x0, x1 } = mark;
  const y = yOf(mark, upper);
  const middle = (x0 + x1) / 2;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the list beside it is the accessible way
    <g
      class={`rail-mark certainty-${entry.certainty}${isHot(entry) ? ' hot' : ''}${later ? ' later' : ''}`}
      data-entry={entry.id}
      onMouseEnter={() => (pointed.value = entry.id)}
      onMouseLeave={() => (pointed.value = null)}
      onClick={() => adjust({ item: entry.id })}
    >
      {x1 - x0 > 4 ? (
        <>
          <rect x={x0} y={y - 4} width={x1 - x0} height={8} rx={4} class={entry.about ? 'fuzzy' : undefined} />
          {entry.certainty === 'denied' && <Cross x={middle} y={y} />}
        </>
      ) : (
        <Point x={middle} y={y} entry={entry} />
      )}
    </g>
  );
}

function Point({ x, y, entry }: { readonly x: number; readonly y: number; readonly entry: TimelineEntry }) {
  const reach = entry.precision === 'day' || entry.precision === 'minute' ? 0 : 7;
  return (
    <>
      {(reach > 0 || entry.about) && <line class="reach" x1={x - reach - 4} x2={x + reach + 4} y1={y} y2={y} />}
      <circle cx={x} cy={y} r={4.5} />
      {entry.certainty === 'denied' && <Cross x={x} y={y} />}
    </>
  );
}

const Cross = ({ x, y }: { readonly x: number; readonly y: number }) => (
  <path class="cross" d={`M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x + 5} ${y - 5}L${x - 5} ${y + 5}`} />
);

interface PublishedProps {
  readonly publication: Publication;
  readonly y: number;
  readonly reading: Reading;
  /** How many letters are written before the rest is counted. */
  readonly letters: number;
}

function Published({ publication, y, reading, letters }: PublishedProps) {
  const { articles, x } = publication;
  const rest = articles.length - letters;
  return (
    <g class="published">
      <circle cx={x} cy={y} r={3} />
      {articles.slice(0, letters).map((article, i) => (
        <g
          key={article}
          class={`letter tint-${tintOf(reading, article)}${isLater(reading, [{ article }], asOf.value) ? ' later' : ''}`}
          data-witness={article}
        >
          <rect x={x - 11} y={y + 8 + i * 18} width={22} height={16} rx={2} />
          <text x={x} y={y + 20 + i * 18} text-anchor="middle">
            {siglumOf(reading, article)}
          </text>
        </g>
      ))}
      {rest > 0 && (
        <text x={x} y={y + 20 + letters * 18} text-anchor="middle">
          +{rest}
        </text>
      )}
    </g>
  );
}

function sayNote(rails: Rails, reading: Reading): string {
  const parts = [
    'Filled: happened. Hollow: planned. Broken: conditional. Crossed: denied. A bar is a span or an uncertain date, below it a day whose hour is not known.',
  ];
  if (rails.differing.length) parts.push('An arc joins two dates that reports give for one thing.');
  if (asOf.value !== null) parts.push(`The line stands at ${sayAsOf(reading, asOf.value)}.`);
  if (rails.undated.length) parts.push(`Undated: ${rails.undated.map((name) => siglumOf(reading, name)).join(', ')}.`);
  if (rails.hidden) parts.push(`${rails.hidden} more only in the list.`);
  return parts.join(' ');
}
