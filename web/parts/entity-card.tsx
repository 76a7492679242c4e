import type { StoryEntity } from '../../src/model/edition.ts';
import { askOther, askSame } from '../reading/questions.ts';
import { byArticle, type Reading } from '../reading/reading.ts';
import { formatAddress, START } from '../state/address.ts';
import { question } from '../state/correcting.ts';
import { address, adjust, reading, sendCorrection, showView } from '../state/session.ts';
import { count } from './header.tsx';
import { PlaceLink } from './witnesses/place-link.tsx';
import { Siglum } from './witnesses/siglum.tsx';

const TYPES = { PERSON: 'person', ORG: 'body', LOC: 'place', MISC: 'other name' } as const;
const MOST_PLACES = 12;

/** A person, body or place through all its names, with every place that names it. */
export function EntityCard() {
  const here = reading.value;
  const { entity: name } = address.value;
  const entity = here?.edition.entities.find((e) => e.name === name);
  if (!here || name === null) return null;
  return (
    <aside class="entity-card" aria-label={`About ${name}`}>
      <header>
        <h2 dir="auto">{name}</h2>
        <button type="button" class="quiet" aria-label="Close" onClick={() => adjust({ entity: null })}>
          ✕
        </button>
      </header>
      {entity ? <About entity={entity} here={here} /> : <p class="muted">Named in one report only, and joined with no other name.</p>}
    </aside>
  );
}

function About({ entity, here }: { readonly entity: StoryEntity; readonly here: Reading }) {
  const aliases = entity.aliases.filter((a) => a !== entity.name);
  const said = here.edition.utterances.filter((u) => u.speaker === entity.name).length;
  return (
    <>
      <p class="muted">{[TYPES[entity.type], ...entity.titles].join(' · ')}</p>
      {aliases.length > 0 && <p>Also called {aliases.map((a) => `“${a}”`).join(', ')}.</p>}
      {said > 0 && (
        <p>
          <button type="button" class="behind" onClick={() => showView('quotations')}>
            {count(said, 'quotation')}
          </button>
        </p>
      )}
      {sendCorrection.value && <EntityTools entity={entity} here={here} />}
      <ul class="entity-places">
        {byArticle(here, entity.places).map(([article, places]) => (
          <li key={article}>
            <Siglum article={article} place={places[0]} /> <span class="muted">{count(places.length, 'place')}</span>{' '}
            {places.slice(0, MOST_PLACES).map((place) => (
              <PlaceLink key={place.start} place={place}>
                {here.articles.get(article)?.text.slice(place.start, place.end)}
              </PlaceLink>
            ))}
            {places.length > MOST_PLACES && ' …'}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Corrections of whom a name stands for, and all that the library holds of it. */
function EntityTools({ entity, here }: { readonly entity: StoryEntity; readonly here: Reading }) {
  const reports = new Set(entity.places.map((p) => p.article)).size;
  return (
    <p class="row-tools">
      <a class="quiet" href={formatAddress({ ...START, room: 'names', name: entity.name })}>
        In the whole library
      </a>
      <button type="button" class="quiet" onClick={() => (question.value = askSame(here, entity))}>
        Same as …
      </button>
      {reports > 1 && (
        <button type="button" class="quiet" onClick={() => (question.value = askOther(here, entity))}>
          Another of the name …
        </button>
      )}
    </p>
  );
}
