import type { TimelineEntry, Witness } from '../../../src/model/edition.ts';
import { sayLag } from '../../../src/model/moments.ts';
import { Choice } from '../../parts/choice.tsx';
import { LongList } from '../../parts/long-list.tsx';
import { When } from '../../parts/when.tsx';
import { PlaceLink } from '../../parts/witnesses/place-link.tsx';
import { Citations, Siglum } from '../../parts/witnesses/siglum.tsx';
import { outletOf, type Reading } from '../../reading/reading.ts';
import { sayDate, sayShortDate } from '../../reading/time/dates.ts';
import { listLags } from '../../reading/time/lags.ts';
import { adjust, isLater, item, only, reading } from '../../state/session.ts';
import { pointed, RailChart } from './rail-chart.tsx';

const CERTAINTIES = { happened: 'happened', planned: 'planned', conditional: 'conditional', denied: 'denied' } as const;

/** When things happened or were said, and when reports first told them. */
export function TimelineView() {
  const here = reading.value;
  if (!here) return null;
  const { timeline } = here.edition;
  const shown = timeline.filter((e) => !only.value || e.certainty === only.value);
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
      <Lags reading={here} />
      <LongList items={shown} noun="entries" page={60} least={shown.findIndex((e) => e.id === item.value) + 1}>
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
  return <Choice name="Show" options={options} value={only.value ?? ''} choose={(value) => adjust({ only: value || null })} />;
}

/** One line: when, what as a witness prints it, who told it first and when. */
function Entry({ entry, repeated }: { readonly entry: TimelineEntry; readonly repeated: boolean }) {
  const place = entry.places[0];
  const states = [isLater(entry.firstReported) && 'later', (pointed.value === entry.id || item.value === entry.id) && 'pointed'];
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
        {isLater(entry.firstReported) && <span class="unseen">not yet told at the as-of cursor</span>}
        {entry.conflicts && <Conflicts conflicts={entry.conflicts} />}
      </div>
      <First entry={entry} />
    </li>
  );
}

const MOST_REPORTERS = 5;

/** Who told it first, and how much later the others did. */
function First({ entry }: { readonly entry: TimelineEntry }) {
  const [first, ...rest] = entry.firstReported;
  if (!first) return <p class="first" />;
  return (
    <p class="first muted">
      <span>
        first told by <Reporter entry={entry} article={first.article} /> {first.at ? <When value={first.at} as="short" /> : 'undated'}
      </span>
      {rest.slice(0, MOST_REPORTERS).map(({ article, at }) => (
        <span key={article}>
          <Reporter entry={entry} article={article} />{' '}
          <span title={at ?? undefined}>{sayLag(first.at, at) ?? (at ? sayShortDate(at) : 'undated')}</span>
        </span>
      ))}
      {rest.length > MOST_REPORTERS && <span>and {rest.length - MOST_REPORTERS} more</span>}
    </p>
  );
}

const Reporter = ({ entry, article }: { readonly entry: TimelineEntry; readonly article: string }) => (
  <Siglum article={article} place={entry.places.find((p) => p.article === article)} />
);

/** Other dates that reports give for the same thing. */
function Conflicts({ conflicts }: { readonly conflicts: NonNullable<TimelineEntry['conflicts']> }) {
  return (
    <p class="conflicts">
      <b>Dates differ:</b>{' '}
      {conflicts.map(({ when, places }) => (
        <span key={when} class={isLater(places) ? 'later' : undefined}>
          <When value={when} /> <Citations places={places} />{' '}
        </span>
      ))}
    </p>
  );
}

/** Which report told first what several tell, and how long after it the others came. */
function Lags({ reading: here }: { readonly reading: Reading }) {
  const lags = listLags(here);
  if (lags.length < 2) return null;
  return (
    <details class="lags">
      <summary>Who told it first</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Report</th>
            <th scope="col">told with others</th>
            <th scope="col">first, or the same day</th>
            <th scope="col">else usually</th>
          </tr>
        </thead>
        <tbody>
          {lags.map(({ article, told, first, usual }) => (
            <tr key={article} class={isLater([{ article }]) ? 'later' : undefined}>
              <th scope="row">
                <Siglum article={article} /> {outletOf(here.witnesses.get(article) as Witness)}
              </th>
              <td>{told}</td>
              <td>{first}</td>
              <td>{usual ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
