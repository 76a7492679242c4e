import type { Figure, FigureValue, Witness } from '../../../src/model/edition.ts';
import type { Reading } from '../reading.ts';
import { periodOf } from '../time/dates.ts';

/** One value with the day on which its report was published (milliseconds); `null` when the report is undated. */
export interface PlottedValue {
  readonly value: FigureValue;
  readonly at: number | null;
}

/** Values with the middle of their day of publication, in the edition's order of reports. */
export function plotValues(reading: Reading, figure: Figure): readonly PlottedValue[] {
  const order = new Map(reading.edition.articles.map((w, i) => [w.name, i]));
  const rank = ({ value }: PlottedValue): number => order.get(value.place.article) ?? order.size;
  return figure.values.map((value) => ({ value, at: middleOf(reading.witnesses.get(value.place.article)) })).sort((a, b) => rank(a) - rank(b));
}

function middleOf(witness: Witness | undefined): number | null {
  const period = periodOf(witness?.published?.value ?? null);
  return period && (period.start + period.end) / 2;
}

/** A dot of the chart: values that would lie on one another, as one. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly values: readonly FigureValue[];
}

const TOUCH = 9;
const CROWD = 40;

/** Values put together where their dots would touch, or lie near when there are very many; `place` gives pixels. */
export function listDots(
  values: readonly PlottedValue[],
  place: (value: PlottedValue) => { readonly x: number; readonly y: number },
): readonly Dot[] {
  const dots: { x: number; y: number; values: FigureValue[] }[] = [];
  const reach = values.length > CROWD ? 2 * TOUCH : TOUCH;
  for (const plotted of values) {
    const { x, y } = place(plotted);
    const near = dots.find((d) => Math.abs(d.x - x) < 2.5 * reach && Math.abs(d.y - y) < reach && d.values[0]?.bound === plotted.value.bound);
    if (near) near.values.push(plotted.value);
    else dots.push({ x, y, values: [plotted.value] });
  }
  return dots;
}

/** From `at` on, the lowest and the highest value that reports out by then stand by. */
export interface Step {
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

/** How far reports are apart as time goes: each outlet stands by its last value until it prints another. Undated reports are left out; values of one moment count together. */
export function listSteps(reading: Reading, values: readonly PlottedValue[]): readonly Step[] {
  const held = new Map<string, FigureValue>();
  const steps: Step[] = [];
  const dated = values.flatMap(({ value, at }) => (at === null ? [] : [{ value, at }])).sort((a, b) => a.at - b.at);
  dated.forEach(({ value, at }, i) => {
    held.set(reading.witnesses.get(value.place.article)?.outlet ?? value.place.article, value);
    if (dated[i + 1]?.at === at) return;
    const all = [...held.values()];
    steps.push({ at, low: Math.min(...all.map((v) => v.value)), high: Math.max(...all.map((v) => v.high ?? v.value)) });
  });
  return steps;
}

const RANK: readonly Figure['judgement'][] = ['differs', 'evolves', 'unsure', 'same'];

/** Figures on which reports part first. */
export const sortFigures = (figures: readonly Figure[]): readonly Figure[] =>
  [...figures].sort((a, b) => RANK.indexOf(a.judgement) - RANK.indexOf(b.judgement) || b.values.length - a.values.length);
