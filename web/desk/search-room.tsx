import { useEffect, useState } from 'preact/hooks';
import type { Span } from '../../src/model/span.ts';
import { type Found, feedAddress, type Hit, listNames, type NameCount, searchReports } from '../library.ts';
import { LongList } from '../parts/long-list.tsx';
import { shortName } from '../reading/reading.ts';
import { readField, type SearchField, writeField } from '../reading/search-fields.ts';
import { formatAddress, START } from '../state/address.ts';
import { address, adjust, stories } from '../state/session.ts';
import { OpenArticle } from './open-article.tsx';
import { ReportDay } from './report-day.tsx';
import { WatchButton, WatchedSearches } from './stories/watched-searches.tsx';

const WAIT_MILLISECONDS = 200;
const PAGE = 50;

/** A search of the whole library: its filters are the fields of the search language; each passage opens beside it. */
export function SearchRoom() {
  const { query } = address.value;
  const words = query.trim();
  return (
    <section class="desk-room">
      <header class="view-head">
        <h1>
          Search{' '}
          {words && (
            <span class="print-only" dir="auto">
              {words}
            </span>
          )}
        </h1>
        {words && (
          <p class="view-tools">
            <WatchButton words={words} />
            <a class="quiet" href={feedAddress(words, 'atom')}>
              Atom feed
            </a>
            <a class="quiet" href={feedAddress(words, 'json')}>
              JSON feed
            </a>
          </p>
        )}
      </header>
      <Filters query={query} />
      <WatchedSearches />
      {words ? <Results words={words} /> : <Language />}
    </section>
  );
}

const KINDS: readonly (readonly [string, string])[] = [
  ['', 'reports'],
  ['quotation', 'quotations'],
  ['claim', 'claims'],
  ['quantity', 'figures'],
  ['timex', 'times'],
];

function Filters({ query }: { readonly query: string }) {
  const [outlets, setOutlets] = useState<readonly NameCount[]>([]);
  useEffect(() => {
    listNames('outlet').then(setOutlets, () => setOutlets([]));
  }, []);
  const set = (field: SearchField, value: string): void => adjust({ query: writeField(query, field, value), open: null });
  return (
    <div class="filters">
      <label class="field wide">
        <span>Words</span>
        <input type="search" value={query} onInput={(event) => adjust({ query: event.currentTarget.value, open: null })} />
      </label>
      <Select label="For" options={KINDS} value={readField(query, 'kind')} choose={(value) => set('kind', value)} />
      <Select
        label="Outlet"
        options={[['', 'any'], ...outlets.map(({ value, articles }) => [value, `${value} (${articles})`] as const)]}
        value={readField(query, 'outlet')}
        choose={(value) => set('outlet', value)}
      />
      <label class="field">
        <span>After</span>
        <input type="date" value={readField(query, 'after')} onChange={(event) => set('after', event.currentTarget.value)} />
      </label>
      <label class="field">
        <span>Before</span>
        <input type="date" value={readField(query, 'before')} onChange={(event) => set('before', event.currentTarget.value)} />
      </label>
    </div>
  );
}

interface SelectProps {
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly value: string;
  readonly choose: (value: string) => void;
}

function Select({ label, options, value, choose }: SelectProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map(([option, says]) => (
          <option key={option} value={option}>
            {says}
          </option>
        ))}
      </select>
    </label>
  );
}

const Language = () => (
  <dl class="language">
    {[
      ['dam inspectors', 'both words, in any order and form'],
      ['“sorry for your trouble”', 'these words in a row, when written in double quotation marks'],
      ['inspect*', 'words that begin so'],
      ['dam OR bridge', 'one of the words is enough'],
      ['dam -spring', 'without a word'],
      ['speaker:"Ilona Varga" kind:quotation', 'what somebody said'],
      ['outlet:"The Harbour Post" after:2025-03-03', 'where and when'],
    ].map(([example, says]) => (
      <div key={example}>
        <dt>
          <code>{example}</code>
        </dt>
        <dd>{says}</dd>
      </div>
    ))}
  </dl>
);

function Results({ words }: { readonly words: string }) {
  const { found, hits, more, isFull, isLate } = useSearch(words);
  if (found === null) return <p class="empty">Searching …</p>;
  if (found instanceof Error)
    return (
      <p class="empty" role="alert">
        The search failed: {found.message}.
      </p>
    );
  return (
    <>
      <p class="muted" role="status">
        {hits.length ? `${hits.length}${isFull ? ' or more' : ''} ${hits.length === 1 ? 'report' : 'reports'}` : 'No report answers this search.'}
        {found.problems.map((problem) => ` ${problem}.`)}
      </p>
      <LongList items={hits} noun="reports">
        {(shown) => (
          <ol class={isLate ? 'found late' : 'found'} aria-busy={isLate}>
            {shown.map((hit) => (
              <FoundReport key={hit.article.id} hit={hit} />
            ))}
          </ol>
        )}
      </LongList>
      {isFull && (
        <button type="button" class="grow" onClick={more}>
          More reports
        </button>
      )}
    </>
  );
}

/** The answer to `words` as it grows; asked a moment after the last letter was typed. */
function useSearch(words: string) {
  const [found, setFound] = useState<Found | Error | null>(null);
  const [hits, setHits] = useState<readonly Hit[]>([]);
  const [isFull, setFull] = useState(false);
  const [answered, setAnswered] = useState(words);
  const take = (answer: Found, before: readonly Hit[]): void => {
    setFound(answer);
    setAnswered(words);
    setHits([...before, ...answer.hits]);
    setFull(answer.hits.length === PAGE);
  };
  useEffect(() => {
    let isCurrent = true;
    const ask = (): Promise<void> =>
      searchReports(words, { limit: PAGE, offset: 0 }).then(
        (answer) => isCurrent && take(answer, []),
        (error: Error) => isCurrent && setFound(error),
      ) as Promise<void>;
    const timer = setTimeout(() => void ask(), WAIT_MILLISECONDS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [words]);
  const more = (): void => void searchReports(words, { limit: PAGE, offset: hits.length }).then((answer) => take(answer, hits), setFound);
  return { found, hits, more, isFull, isLate: answered !== words };
}

function FoundReport({ hit }: { readonly hit: Hit }) {
  const { id, title, name } = hit.article;
  return (
    <li data-item>
      <h2 dir="auto">
        <OpenArticle place={hit.passages[0]?.place ?? { article: id, start: 0, end: 0 }}>{title ?? shortName(name)}</OpenArticle>
      </h2>
      <p class="counts">
        <ReportDay report={hit.article} />
        {hit.story && (
          <>
            {' · '}
            <a class="behind" href={formatAddress({ ...START, story: hit.story })} title={stories.value.find((s) => s.id === hit.story)?.headline}>
              its story
            </a>
          </>
        )}
      </p>
      {hit.passages.map((passage) => (
        <p key={passage.place.start} class="passage" dir="auto">
          <OpenArticle place={passage.place}>
            {passage.speaker && <b>{passage.speaker}: </b>}
            {cutMatches(passage.text, passage.place.start, passage.matches).map(({ text, sought, start }) =>
              sought ? <mark key={start}>{text}</mark> : text,
            )}
          </OpenArticle>
        </p>
      ))}
    </li>
  );
}

interface Piece {
  readonly text: string;
  readonly sought: boolean;
  readonly start: number;
}

/** `text`, which stands at `offset` of its article, cut where sought words begin and end. */
function cutMatches(text: string, offset: number, matches: readonly Span[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of matches) {
    if (start - offset < at) continue;
    pieces.push(
      { text: text.slice(at, start - offset), sought: false, start: at },
      { text: text.slice(start - offset, end - offset), sought: true, start },
    );
    at = end - offset;
  }
  return [...pieces, { text: text.slice(at), sought: false, start: at }];
}
