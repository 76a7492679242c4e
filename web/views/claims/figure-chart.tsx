import { type ScaleLinear, type ScaleTime, scaleLinear, scaleUtc } from 'd3-scale';
import type { Figure, FigureValue } from '../../../src/model/edition.ts';
import { type Dot, listDots, listSteps, type PlottedValue, type Step } from '../../reading/claims/figures.ts';
import { isKnown, type Reading, siglumOf } from '../../reading/reading.ts';
import { sayShortDate } from '../../reading/time/dates.ts';
import { asOf } from '../../state/session.ts';

const WIDTH = 360;
const HEIGHT = 168;
const LEFT = 44;
const RIGHT = 26;
const TOP = 14;
const BOTTOM = 26;
/** Room kept at the right for reports without a date. */
const UNDATED = 52;
const DAY = 86_400_000;
const MOST_LETTERS = 4;

interface Scales {
  readonly x: ScaleTime<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly undated: number | null;
}

/** Values of one slot over the days of publication: a dot a value, a bar for its bound, the letter beside it. The list under it says the same in words. */
export function FigureChart({ figure, values, here }: { readonly figure: Figure; readonly values: readonly PlottedValue[]; readonly here: Reading }) {
  const scales = makeScales(values);
  const place = ({ value, at }: PlottedValue) => ({ x: at === null ? (scales.undated ?? WIDTH) : scales.x(at), y: scales.y(value.value) });
  return (
    <svg class="figure-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${figure.of}: ${sayValues(values, here)}`}>
      <Axes scales={scales} />
      <Steps steps={listSteps(here, values)} scales={scales} />
      {listDots(values, place).map((dot) => (
        <DotMark key={`${dot.x} ${dot.y} ${dot.values[0]?.bound}`} dot={dot} scales={scales} here={here} />
      ))}
    </svg>
  );
}

function makeScales(values: readonly PlottedValue[]): Scales {
  const days = values.flatMap((v) => v.at ?? []);
  const numbers = values.flatMap(({ value }) => [value.value, value.high ?? value.value]);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const pad = (high - low || Math.abs(high) || 1) * 0.15;
  const undated = values.some((v) => v.at === null) ? WIDTH - RIGHT - 10 : null;
  const right = WIDTH - RIGHT - (undated === null ? 0 : UNDATED);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const margin = Math.max(DAY / 2, (last - first) * 0.06);
  return {
    x: scaleUtc([first - margin, last + margin], [LEFT, right]),
    y: scaleLinear([low >= 0 && low < high * 0.35 ? 0 : low - pad, high + pad], [HEIGHT - BOTTOM, TOP]).nice(4),
    undated,
  };
}

/** The band between the lowest and the highest value that reports stand by, from each publication to the next. */
function Steps({ steps, scales: { x, y } }: { readonly steps: readonly Step[]; readonly scales: Scales }) {
  if (steps.length < 2) return null;
  const end = x.range()[1] ?? WIDTH;
  const right = (i: number): number => (steps[i + 1] ? x(steps[i + 1]?.at ?? 0) : end);
  const over = steps.map(({ at, high }, i) => `${i ? 'L' : 'M'}${x(at)} ${y(high)}H${right(i)}`).join('');
  const under = steps
    .map(({ at, low }, i) => `L${right(i)} ${y(low)}H${x(at)}`)
    .reverse()
    .join('');
  return <path class="step-band" d={`${over}${under}Z`} />;
}

function Axes({ scales: { x, y, undated } }: { readonly scales: Scales }) {
  const format = y.tickFormat(4, Math.abs(y.domain()[1] ?? 0) >= 100_000 ? '~s' : undefined);
  return (
    <g class="axes">
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text x={LEFT - 6} y={y(tick) + 4} text-anchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
      {dayTicks(x).map((tick) => (
        <text key={tick} x={x(tick)} y={HEIGHT - 8} text-anchor="middle">
          {sayShortDate(new Date(tick).toISOString().slice(0, 10))}
        </text>
      ))}
      {undated !== null && (
        <text x={undated} y={HEIGHT - 8} text-anchor="middle" class="undated">
          undated
        </text>
      )}
    </g>
  );
}

/** At most four days; days are what reports are dated by, so no tick is finer. */
function dayTicks(x: ScaleTime<number, number>): readonly number[] {
  const [from, to] = x.domain() as [Date, Date];
  const first = Math.ceil(from.getTime() / DAY) * DAY;
  const days = Math.floor((to.getTime() - first) / DAY) + 1;
  const step = Math.max(1, Math.ceil(days / 4));
  return Array.from({ length: Math.min(4, Math.ceil(days / step)) }, (_, i) => first + i * step * DAY);
}

function DotMark({ dot, scales, here }: { readonly dot: Dot; readonly scales: Scales; readonly here: Reading }) {
  const names = [...new Set(dot.values.map((v) => v.place.article))];
  const letters = names.map((name) => siglumOf(here, name));
  const more = letters.length > MOST_LETTERS ? ` +${letters.length - MOST_LETTERS}` : '';
  const later = !names.some((name) => isKnown(here, name, asOf.value));
  const value = dot.values[0] as FigureValue;
  return (
    <g class={later ? 'dot later' : 'dot'} data-witness={value.place.article} data-start={value.place.start} data-end={value.place.end}>
      <BoundMark x={dot.x} y={dot.y} value={value} high={value.high === undefined ? null : scales.y(value.high)} />
      <circle cx={dot.x} cy={dot.y} r={4.5} class={value.bound === 'exact' ? 'exact' : 'open'} />
      <text x={dot.x + 9} y={dot.y + 4}>
        {letters.slice(0, MOST_LETTERS).join(' ')}
        {more}
      </text>
    </g>
  );
}

const REACH = 18;

/** At least: a bar open upward; at most: open downward; about: both ways, broken; a range: to its other end. */
function BoundMark({ x, y, value, high }: { readonly x: number; readonly y: number; readonly value: FigureValue; readonly high: number | null }) {
  if (value.bound === 'range' && high !== null) return <path class="bound" d={`M${x} ${y}V${high}M${x - 4} ${high}H${x + 4}`} />;
  if (value.bound === 'min')
    return <path class="bound" d={`M${x} ${y}V${y - REACH}M${x - 4} ${y - REACH + 5}L${x} ${y - REACH}L${x + 4} ${y - REACH + 5}`} />;
  if (value.bound === 'max')
    return <path class="bound" d={`M${x} ${y}V${y + REACH}M${x - 4} ${y + REACH - 5}L${x} ${y + REACH}L${x + 4} ${y + REACH - 5}`} />;
  if (value.bound === 'about') return <path class="bound broken" d={`M${x} ${y - REACH / 1.4}V${y + REACH / 1.4}`} />;
  return null;
}

const sayValues = (values: readonly PlottedValue[], here: Reading): string =>
  values
    .slice(0, 12)
    .map(({ value }) => `${siglumOf(here, value.place.article)} ${value.text}`)
    .join('; ');
