import type { TimelineEntry } from '../../src/model/edition.ts';
import { Choice } from '../parts/choice.tsx';
import { LongList } from '../parts/long-list.tsx';
import { PlaceLink } from '../parts/place-link.tsx';
import { Citations, Siglum } from '../parts/siglum.tsx';
import { sayDate, sayShortDate } from '../reading/dates.ts';
import { address, adjust, isLater, reading } from '../state/session.ts';
import { pointed, RailChart } from './rail-chart.tsx';

const CERTAINTIES = { happened: 'happened', planned: 'planned', conditional: 'conditional', denied: 'denied' } as const;

/** When things happened or were said, and when reports first told them. */
export function TimelineView() {
  const here = reading.value;
  const { only, item } = address.value;
  if (!here) return null;
  const { timeline } = here.edition;
  const shown = timeline.filter((e) => !only || e.certainty === only);
  return (
    <section class="timeline">
      <header class="view-head">
        <h2>Timeline</h2>
        {timeline.length > 0 && <Filter timeline={timeline} />}
      </header>
      {timeline.length ? (
        <RailChart reading={here} entries={shown} />
      ) : (
        <p class="empty">No dated event was found. Looked for: clauses with a time expression that names a day, a month or a year.</p>
      )}
      <LongList items={shown} noun="entries" page={60} least={shown.findIndex((e) => e.id === item) + 1}>
        {(entries) => (
          <ol class="entries">
            {entries.map((entry, i) => (
              <Entry key={entry.id} entry={entry} repeated={entries[i - 1]?.when === entry.when} />
            ))}
          </ol>
        )}
      </LongList>
    </section>
  );
}

function Filter({ timeline }: { readonly timeline: readonly TimelineEntry[] }) {
  const found = (Object.keys(CERTAINTIES) as (keyof typeof CERTAINTIES)[]).filter((c) => timeline.some((e) => e.certainty === c));
  const options: (readonly [string, string])[] = [
    ['', `all ${timeline.length}`],
    ...found.map((c) => [c, `${CERTAINTIES[c]} ${timeline.filter((e) => e.certainty === c).length}`] as const),
  ];
  return <Choice name="Show" options={options} value={address.value.only ?? ''} choose={(value) => adjust({ only: value || null })} />;
}

/** One line: when, what as a witness prints it, who told it first and when. */
function Entry({ entry, repeated }: { readonly entry: TimelineEntry; readonly repeated: boolean }) {
  const place = entry.places[0];
  const states = [isLater(entry.firstReported) && 'later', (pointed.value === entry.id || address.value.item === entry.id) && 'pointed'];
  return (
    <li
      id={`item-${entry.id}`}
      class={states.filter(Boolean).join(' ') || undefined}
      onMouseEnter={() => (pointed.value = entry.id)}
      onMouseLeave={() => (pointed.value = null)}
      data-item
    >
      <time class={repeated ? 'when repeated' : 'when'} dateTime={entry.when} title={entry.when}>
        {entry.about ? 'about ' : ''}
        {sayDate(entry.when)}
      </time>
      <div class="what">
        {place ? (
          <PlaceLink place={place} class="source-words">
            <span dir="auto">{entry.what}</span>
          </PlaceLink>
        ) : (
          <span class="source-words">{entry.what}</span>
        )}{' '}
        {entry.certainty !== 'happened' && <span class={`certainty certainty-${entry.certainty}`}>{CERTAINTIES[entry.certainty]}</span>}{' '}
        <Citations places={entry.places} />
      </div>
      <First entry={entry} />
    </li>
  );
}

function First({ entry }: { readonly entry: TimelineEntry }) {
  const first = entry.firstReported[0];
  if (!first) return <p class="first" />;
  return (
    <p class="first muted">
      first told by <Siglum article={first.article} place={entry.places.find((p) => p.article === first.article)} />{' '}
      {first.at ? sayShortDate(first.at) : 'undated'}
    </p>
  );
}
