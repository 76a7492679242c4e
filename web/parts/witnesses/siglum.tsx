import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Place } from '../../../src/model/span.ts';
import { byArticle, isKnown, outletOf, type Reading, siglumOf, tintOf } from '../../reading/reading.ts';
import { sayDate } from '../../reading/time/dates.ts';
import { asOf, reading } from '../../state/session.ts';
import { PlaceLink } from './place-link.tsx';

/** The letter of a witness in its tinted square; opens the report at `place`, or at its top. */
export function Siglum({ article, place }: { readonly article: string; readonly place?: Place | undefined }) {
  const here = reading.value;
  if (!here) return null;
  return (
    <PlaceLink place={place ?? { article, start: 0, end: 0 }} class={siglumClass(here, article)} label={sayWitness(here, article)}>
      {siglumOf(here, article)}
    </PlaceLink>
  );
}

/** The letter alone, where the whole line is the link already. */
export function Letter({ article }: { readonly article: string }) {
  const here = reading.value;
  return here ? (
    <span class={siglumClass(here, article)} data-witness={article}>
      {siglumOf(here, article)}
    </span>
  ) : null;
}

const MOST_PLACES = 3;
const MOST_LETTERS = 14;

/** The witnesses of something as letters, each opening its passage; further passages in one report follow as small figures. `after` stays on the line of the last. */
export function Citations({ places, after }: { readonly places: readonly Place[]; readonly after?: ComponentChildren }) {
  const [most, setMost] = useState(MOST_LETTERS);
  const here = reading.value;
  if (!here) return null;
  const cited = byArticle(here, places);
  return (
    <span class="citations">
      {cited.slice(0, most).map(([article, own], i) => (
        <span class="citation" key={article}>
          <Siglum article={article} place={own[0]} />
          {own.slice(1, MOST_PLACES).map((place, n) => (
            <PlaceLink key={place.start} place={place} class="more-place" label={`${sayWitness(here, article)}, passage ${n + 2}`}>
              {n + 2}
            </PlaceLink>
          ))}
          {i === Math.min(cited.length, most) - 1 && after}
        </span>
      ))}
      {cited.length > most && (
        <button type="button" class="behind" onClick={() => setMost(cited.length)}>
          and {cited.length - most} more
        </button>
      )}
    </span>
  );
}

function siglumClass(here: Reading, article: string): string {
  const known = isKnown(here, article, asOf.value);
  return `siglum tint-${tintOf(here, article)}${known ? '' : ' later'}`;
}

/** "A, Northern Wire, 3 March 2025", as a screen reader says it. */
export function sayWitness(here: Reading, article: string): string {
  const witness = here.witnesses.get(article);
  if (!witness) return article;
  const date = witness.published ? sayDate(witness.published.value) : 'undated';
  return `${witness.siglum}, ${outletOf(witness)}, ${date}`;
}
