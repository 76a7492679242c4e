import { listNames, type NameCount, readFacts } from '../../library.ts';
import { count } from '../../parts/header.tsx';
import { LongList } from '../../parts/long-list.tsx';
import { writeField } from '../../reading/search-fields.ts';
import { formatAddress, START } from '../../state/address.ts';
import { useAsked } from '../use-asked.ts';
import { FeedList } from './feed-list.tsx';

interface SourceFacts {
  readonly outlets: readonly NameCount[];
  readonly languages: readonly NameCount[];
  readonly articles: number;
  readonly bytes: number;
}

async function readSources(): Promise<SourceFacts> {
  const [outlets, languages, { articles, bytes }] = await Promise.all([listNames('outlet', 1000), listNames('language'), readFacts()]);
  return { outlets, languages, articles, bytes };
}

/** Where the reports come from: outlets, languages, feeds and how they fare, and the size of the library. */
export function OutletsRoom() {
  const facts = useAsked(readSources, []);
  return (
    <section class="desk-room">
      <header class="view-head">
        <h1>Sources</h1>
        {facts !== null && !(facts instanceof Error) && (
          <p class="muted">
            {count(facts.articles, 'report')}
            {facts.bytes > 0 && ` · ${sayBytes(facts.bytes)}`}
          </p>
        )}
      </header>
      {facts instanceof Error && (
        <p class="empty" role="alert">
          The sources could not be read: {facts.message}.
        </p>
      )}
      {facts === null && <p class="opening">Reading the sources …</p>}
      <FeedList />
      {facts !== null && !(facts instanceof Error) && <Facts facts={facts} />}
    </section>
  );
}

function Facts({ facts: { outlets, languages, articles } }: { readonly facts: SourceFacts }) {
  const named = outlets.reduce((sum, o) => sum + o.articles, 0);
  return (
    <>
      <h2 class="part-head">{count(outlets.length, 'outlet')}</h2>
      {articles > named && <p class="muted">{count(articles - named, 'report')} of an outlet that is not named</p>}
      <LongList items={outlets} noun="outlets" page={100}>
        {(shown) => (
          <ul class="name-list">
            {shown.map(({ value, articles: n }) => (
              <li key={value} data-item>
                <a href={formatAddress({ ...START, room: 'search', query: writeField('', 'outlet', value) })} dir="auto">
                  {value}
                </a>{' '}
                <span class="count">{n}</span>
              </li>
            ))}
          </ul>
        )}
      </LongList>
      <h2 class="part-head">Languages</h2>
      <ul class="name-list">
        {languages.map(({ value, articles: n }) => (
          <li key={value}>
            <a href={formatAddress({ ...START, room: 'search', query: writeField('', 'language', value) })}>{sayLanguage(value)}</a>{' '}
            <span class="count">{n}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function sayLanguage(code: string): string {
  return /^[a-z]{2,3}$/i.test(code) ? (new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code) : code;
}

const sayBytes = (bytes: number): string => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
