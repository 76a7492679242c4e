import type { Figure, FigureValue } from '../../../src/model/edition.ts';
import { LongList } from '../../parts/long-list.tsx';
import { PlaceLink } from '../../parts/witnesses/place-link.tsx';
import { Letter } from '../../parts/witnesses/siglum.tsx';
import { plotValues, sortFigures } from '../../reading/claims/figures.ts';
import { askSlot } from '../../reading/questions.ts';
import type { Reading } from '../../reading/reading.ts';
import { sayShortDate } from '../../reading/time/dates.ts';
import { question } from '../../state/correcting.ts';
import { isLater, item, reading, sendCorrection } from '../../state/session.ts';
import { FigureChart } from './figure-chart.tsx';

const JUDGED = { same: 'same', differs: 'differs', evolves: 'changes over time', unsure: 'unsure' } as const;
const MOST_LINES = 12;

/** Only values of one thing that differ are drawn beside each other: what is unsure may be of two things, or a time. */
const isCharted = ({ judgement }: Figure): boolean => judgement === 'differs' || judgement === 'evolves';

/** " · in USD", unless the name of the figure says it or the unit is none that a reader would name. */
const sayUnit = ({ unit, of }: Figure): string =>
  unit === null || unit === 'date' || unit === 'clock' || of.startsWith(unit) ? '' : ` · in ${unit}`;

/** Every slot with the values that reports give for it: a chart where they differ, and under it the words as printed. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  if (!figures.length)
    return <p class="empty">No figure was found that two reports give. Looked for: numbers with what they count, money, percentages, dates aside.</p>;
  const sorted = sortFigures(figures);
  return (
    <LongList items={sorted} noun="figures" page={12} least={sorted.findIndex((f) => f.id === item.value) + 1}>
      {(shown) => (
        <div class="figures">
          {shown.map((figure) => (
            <FigureBlock key={figure.id} figure={figure} />
          ))}
        </div>
      )}
    </LongList>
  );
}

function FigureBlock({ figure }: { readonly figure: Figure }) {
  const here = reading.value;
  if (!here) return null;
  const values = plotValues(here, figure);
  const dated = new Set(values.flatMap((v) => v.at ?? [])).size > 0;
  return (
    <figure class={item.value === figure.id ? 'figure pointed' : 'figure'} id={`item-${figure.id}`} data-item>
      <figcaption>
        <h3 dir="auto">{figure.of}</h3>
        <p class="muted">
          <span class={`judged judged-${figure.judgement}`}>{JUDGED[figure.judgement]}</span>
          {sayUnit(figure)}
        </p>
      </figcaption>
      {dated && isCharted(figure) && <FigureChart figure={figure} values={values} here={here} />}
      <Printed values={values.map((v) => v.value)} slot={figure.of} here={here} />
      {figure.reasons.map((reason) => (
        <p key={reason} class="muted reason">
          {reason}
        </p>
      ))}
    </figure>
  );
}

function Printed({ values, slot, here }: { readonly values: readonly FigureValue[]; readonly slot: string; readonly here: Reading }) {
  return (
    <LongList items={values} noun="values" page={MOST_LINES} auto={false}>
      {(shown) => (
        <ul class="printed">
          {shown.map((value) => (
            <li key={`${value.place.article}:${value.place.start}`} class={isLater([value.place]) ? 'later' : undefined}>
              <PlaceLink place={value.place} class="line-link">
                <Letter article={value.place.article} />
                <span class="source-words" dir="auto">
                  {value.text}
                </span>
                <span class="muted">{[value.source, value.asOf && `as of ${sayShortDate(value.asOf)}`].filter(Boolean).join(', ')}</span>
              </PlaceLink>
              {sendCorrection.value && (
                <button type="button" class="behind" onClick={() => (question.value = askSlot(here, value, slot))}>
                  counts …
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </LongList>
  );
}
