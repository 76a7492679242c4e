import { type Hit, listNames, type NameCount, type Passage, type ReportHead, searchReports } from '../library.ts';
import { Choice } from '../parts/choice.tsx';
import { count } from '../parts/header.tsx';
import { LongList } from '../parts/long-list.tsx';
import { findKin, isNamed } from '../reading/names.ts';
import { shortName } from '../reading/reading.ts';
import { groupStatements, type Printed, type Statement } from '../reading/statements.ts';
import type { Cell } from '../reading/texts/variants.ts';
import { sayDate } from '../reading/time/dates.ts';
import { formatAddress, START } from '../state/address.ts';
import { address, adjust } from '../state/session.ts';
import { OpenArticle } from './open-article.tsx';
import { ReportDay } from './report-day.tsx';
import { useAsked } from './use-asked.ts';

/** Who speaks and who is named in the library; or one of them, with every statement over time and every report that names them. */
export function NamesRoom() {
  const { name } = address.value;
  return name ? <NamePage key={name} name={name} /> : <NameList />;
}

const MOST_NAMES = 1000;

type Only = 'speaking' | 'unnamed' | 'named';
const asOnly = (only: string | null): Only => (only === 'named' || only === 'unnamed' ? only : 'speaking');

function NameList() {
  const only = asOnly(address.value.only);
  const field = only === 'named' ? 'entity' : 'speaker';
  const names = useAsked(() => listNames(field, MOST_NAMES), [field]);
  const wanted = address.value.query.trim().toLowerCase();
  const all = Array.isArray(names) ? (names as readonly NameCount[]) : [];
  const shown = all.filter((n) => (only === 'named' || isNamed(n.value) === (only === 'speaking')) && n.value.toLowerCase().includes(wanted));
  return (
    <section class="desk-room">
      <header class="view-head">
        <h1>People and names</h1>
        <Choice<Only>
          name="Show"
          options={[
            ['speaking', 'who speaks'],
            ['unnamed', 'sources without a name'],
            ['named', 'all names'],
          ]}
          value={only}
          choose={(value) => adjust({ only: value === 'speaking' ? null : value })}
        />
      </header>
      <div class="filters">
        <label class="field wide">
          <span>Begins or holds</span>
          <input type="search" value={address.value.query} onInput={(event) => adjust({ query: event.currentTarget.value })} />
        </label>
      </div>
      {names instanceof Error && (
        <p class="empty" role="alert">
          The names could not be read: {names.message}.
        </p>
      )}
      {names === null && <p class="opening">Reading the names …</p>}
      {Array.isArray(names) && !shown.length && <p class="empty">{wanted ? 'No name holds these letters.' : 'No name was found yet.'}</p>}
      <LongList items={shown} noun="names" page={120}>
        {(listed) => (
          <ul class="name-list">
            {listed.map(({ value, articles }) => (
              <li key={value} data-item>
                <a href={formatAddress({ ...START, room: 'names', name: value })} dir="auto">
                  {value}
                </a>{' '}
                <span class="count">{articles}</span>
              </li>
            ))}
          </ul>
        )}
      </LongList>
    </section>
  );
}

const MOST_HITS = 200;
const quote = (name: string): string => `"${name.replaceAll('"', '')}"`;

interface NameContent {
  readonly kin: readonly NameCount[];
  readonly said: readonly Hit[];
  readonly named: readonly Hit[];
}

async function readName(name: string): Promise<NameContent> {
  const page = { limit: MOST_HITS, offset: 0 };
  const [said, named, speakers] = await Promise.all([
    searchReports(`kind:quotation speaker:${quote(name)}`, page),
    searchReports(`entity:${quote(name)}`, page),
    listNames('speaker', MOST_NAMES),
  ]);
  return { said: said.hits, named: named.hits, kin: findKin(name, speakers).filter((n) => isNamed(n.value)) };
}

interface Said extends Printed {
  readonly passage: Passage;
  readonly report: ReportHead;
}

function NamePage({ name }: { readonly name: string }) {
  const content = useAsked(() => readName(name), [name]);
  return (
    <section class="desk-room name-page">
      <header class="view-head">
        <h1 dir="auto">{name}</h1>
        <p class="view-tools">
          <a class="quiet" href={formatAddress({ ...START, room: 'names' })}>
            All names
          </a>
          <a class="quiet" href={formatAddress({ ...START, room: 'search', query: `kind:quotation speaker:${quote(name)}` })}>
            Search in what is said
          </a>
        </p>
      </header>
      {content === null && <p class="opening">Reading …</p>}
      {content instanceof Error && (
        <p class="empty" role="alert">
          What is known of this name could not be read: {content.message}.
        </p>
      )}
      {content !== null && !(content instanceof Error) && <NameParts content={content} />}
    </section>
  );
}

function NameParts({ content: { said, named, kin } }: { readonly content: NameContent }) {
  const printings = said.flatMap(({ article, passages }) =>
    passages.map((passage): Said => ({ text: ownWords(passage), day: article.day, passage, report: article })),
  );
  const statements = groupStatements(printings);
  return (
    <>
      {kin.length > 0 && <Kin names={kin} />}
      <section aria-labelledby="said">
        <h2 id="said" class="part-head">
          {statements.length ? `${count(statements.length, 'statement')} in ${count(said.length, 'report')}` : 'No statement was found'}
        </h2>
        <LongList items={statements} noun="statements">
          {(shown) => (
            <ol class="statements">
              {shown.map((statement, i) => (
                <StatementBlock
                  key={`${statement.fullest.passage.place.article}:${statement.fullest.passage.place.start}`}
                  statement={statement}
                  repeated={i > 0 && shown[i - 1]?.first === statement.first}
                />
              ))}
            </ol>
          )}
        </LongList>
      </section>
      <section aria-labelledby="named">
        <h2 id="named" class="part-head">
          {named.length ? `Named in ${named.length}${named.length === MOST_HITS ? ' or more' : ''} reports` : 'Named in no report'}
        </h2>
        <LongList items={named} noun="reports" page={30}>
          {(shown) => (
            <ul class="report-list">
              {shown.map(({ article }) => (
                <li key={article.id} data-item>
                  <OpenArticle place={{ article: article.id, start: 0, end: 0 }}>{article.title ?? shortName(article.name)}</OpenArticle>{' '}
                  <span class="muted">
                    <ReportDay report={article} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </LongList>
      </section>
    </>
  );
}

/** Other names that may be the same one's: across stories the library does not join them. */
function Kin({ names }: { readonly names: readonly NameCount[] }) {
  return (
    <p class="kin">
      <span class="muted">May also stand as</span>{' '}
      {names.map(({ value, articles }) => (
        <a key={value} href={formatAddress({ ...START, room: 'names', name: value })} dir="auto">
          {value} <span class="count">{articles}</span>
        </a>
      ))}
    </p>
  );
}

/** What was said, without what the report tells in between. */
const ownWords = ({ text, place, content }: Passage): string =>
  content?.map((span) => text.slice(span.start - place.start, span.end - place.start).trim()).join(' ') || text;

/** One statement: the longest printing, then what other reports print otherwise. */
function StatementBlock({ statement, repeated }: { readonly statement: Statement<Said>; readonly repeated: boolean }) {
  const { fullest, others, first } = statement;
  return (
    <li data-item>
      <time class={repeated ? 'when repeated' : 'when'} dateTime={first ?? undefined} title={first ?? undefined}>
        {first ? sayDate(first) : 'undated'}
      </time>
      <div>
        <p class="fullest" dir="auto">
          <OpenArticle place={fullest.passage.place}>{fullest.text}</OpenArticle>{' '}
          <span class="muted">
            <ReportDay report={fullest.report} />
          </span>
        </p>
        {others.length > 0 && (
          <ul class="printings">
            {others.map(({ printing, cells }) => (
              <li key={`${printing.passage.place.article}:${printing.passage.place.start}`}>
                <span class="muted">
                  <ReportDay report={printing.report} />
                </span>{' '}
                <OpenArticle place={printing.passage.place} class="source-words">
                  <Otherwise cells={cells} text={printing.text} />
                </OpenArticle>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

/** The words of a printing, those that the fullest one has otherwise marked; the same words throughout are said to be so. */
function Otherwise({ cells, text }: { readonly cells: readonly (Cell | null)[]; readonly text: string }) {
  const missing = cells.filter((cell) => cell === null).length;
  if (!missing && cells.every((cell) => cell?.same)) return <>the same words</>;
  if (!cells.some((cell) => cell && !cell.same)) return <>only “{text}”</>;
  return <>{cells.map((cell, i) => (cell ? cell.same ? `${cell.text} ` : <mark key={i}>{cell.text} </mark> : null))}</>;
}
