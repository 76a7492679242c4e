import type { ClaimCell, ClaimRow } from '../../../src/model/edition.ts';
import { LongList } from '../../parts/long-list.tsx';
import { initialsOf, STANCES, StanceShape } from '../../parts/marks.tsx';
import { PlaceLink } from '../../parts/witnesses/place-link.tsx';
import { Citations, Siglum, sayWitness } from '../../parts/witnesses/siglum.tsx';
import { type Column, cellsOf, countStances } from '../../reading/claims/matrix.ts';
import { askClaim } from '../../reading/questions.ts';
import { siglumOf } from '../../reading/reading.ts';
import { question } from '../../state/correcting.ts';
import { adjust, isLater, item, reading, sendCorrection } from '../../state/session.ts';

interface MatrixProps {
  readonly claims: readonly ClaimRow[];
  /** `null` when the story has too many origins for columns: stances are counted. */
  readonly columns: readonly Column[] | null;
}

/** Claims as rows, witnesses as columns, stances as shapes. */
export function Matrix({ claims, columns }: MatrixProps) {
  return (
    <>
      <LongList items={claims} noun="claims" least={claims.findIndex((c) => c.id === item.value) + 1} page={columns ? 30 : 20} auto={false}>
        {(shown) =>
          columns ? (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            <section class="scroller" tabIndex={0} aria-label="Claims by report">
              <table class="matrix">
                <MatrixHead columns={columns} />
                <tbody>
                  {shown.map((row) => (
                    <MatrixRow key={row.id} row={row} columns={columns} />
                  ))}
                </tbody>
              </table>
            </section>
          ) : (
            <ul class="counted-claims">
              {shown.map((row) => (
                <CountedRow key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </LongList>
      <ShapeLine />
    </>
  );
}

/** The shapes with their meaning, right under the table that uses them. */
function ShapeLine() {
  return (
    <ul class="shape-line" aria-label="What the shapes mean">
      {(Object.keys(STANCES) as (keyof typeof STANCES)[]).map((stance) => (
        <li key={stance}>
          <StanceShape stance={stance} initials="AB" value="12" /> {STANCES[stance]}
        </li>
      ))}
    </ul>
  );
}

function MatrixHead({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <thead>
      <tr>
        <th scope="col" class="statement">
          <span class="unseen">Claim</span>
        </th>
        {columns.map(({ key, articles }) => (
          <th key={key} scope="col" class="witness">
            <Siglum article={articles[0] ?? key} />
            {articles.length > 1 && <span class="copies">+{articles.length - 1}</span>}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function MatrixRow({ row, columns }: { readonly row: ClaimRow; readonly columns: readonly Column[] }) {
  const here = reading.value;
  if (!here) return null;
  const told = row.cells.filter((c) => c.places.length);
  return (
    <tr class={`judged-${row.judgement}${isLater(told) ? ' later' : ''}`} id={`item-${row.id}`} data-item>
      <th scope="row" class="statement">
        <StatementCell row={row} />
      </th>
      {columns.map((column) => (
        <td key={column.key} data-siglum={siglumOf(here, column.articles[0] ?? column.key)}>
          {cellsOf(row, column).map((cell) => (
            <StanceCell key={`${cell.stance}${cell.to}${cell.value}`} cell={cell} />
          ))}
        </td>
      ))}
    </tr>
  );
}

const SAID = { disputed: 'disputed', differs: 'values differ', agreed: 'agreed', single: 'one origin', unsure: 'perhaps one claim' } as const;

function StatementCell({ row }: { readonly row: ClaimRow }) {
  const open = item.value === row.id;
  return (
    <>
      <PlaceLink place={row.place} class="statement-text">
        <span dir="auto">
          {row.around && <span class="around">{row.around.before}</span>}
          {row.statement}
          {row.around && <span class="around">{row.around.after}</span>}
        </span>
      </PlaceLink>
      <button type="button" class="judgement" aria-expanded={open} onClick={() => adjust({ item: open ? null : row.id })}>
        {SAID[row.judgement]}
        {row.origins > 1 ? ` · ${row.origins} origins` : ''}
      </button>
      {open && <Why row={row} />}
    </>
  );
}

/** Who says what of the claim, in words, and by what rule it was judged so. */
function Why({ row }: { readonly row: ClaimRow }) {
  const here = reading.value;
  const perhaps = row.cells.filter((c) => c.doubtful);
  return (
    <div class="why">
      <ul>
        {countStances(row).map(({ stance, cells }) => (
          <li key={stance}>
            <StanceShape stance={stance} value="≠" initials="" /> {STANCES[stance]}:{' '}
            <Citations places={cells.flatMap((c) => (c.places.length ? c.places : [{ article: c.article, start: 0, end: 0 }]))} />
          </li>
        ))}
        {perhaps.length > 0 && (
          <li>
            perhaps, in the words nearest to it: <Citations places={perhaps.flatMap((c) => c.places)} />
          </li>
        )}
      </ul>
      {row.reasons.map((reason) => (
        <p key={reason} class="muted">
          {reason}
        </p>
      ))}
      {here && sendCorrection.value && (
        <p class="row-tools">
          <button type="button" class="quiet" onClick={() => (question.value = askClaim(here, row))}>
            Judge it …
          </button>
        </p>
      )}
    </div>
  );
}

function StanceCell({ cell }: { readonly cell: ClaimCell }) {
  const here = reading.value;
  if (!here) return null;
  const place = cell.places[0];
  const to = cell.to ? `: ${cell.to} (${initialsOf(cell.to)})` : '';
  const label = `${sayWitness(here, cell.article)} ${cell.doubtful ? 'perhaps ' : ''}${STANCES[cell.stance]}${to}${cell.value ? `: ${cell.value}` : ''}`;
  const shape = <StanceShape stance={cell.stance} initials={initialsOf(cell.to)} {...(cell.value ? { value: cell.value } : {})} />;
  if (!place) {
    return (
      <span class="stance" role="img" aria-label={label} title={label}>
        {shape}
      </span>
    );
  }
  return (
    <PlaceLink place={place} class={`stance${isLater([cell]) ? ' later' : ''}${cell.doubtful ? ' doubtful' : ''}`}>
      {shape}
      <span class="unseen">{label}</span>
    </PlaceLink>
  );
}

const MOST_LETTERS = 10;

/** A claim of a story with very many reports: how many take each stance, and which. */
function CountedRow({ row }: { readonly row: ClaimRow }) {
  return (
    <li class={isLater(row.cells.filter((c) => c.places.length)) ? 'later' : undefined} id={`item-${row.id}`} data-item>
      <StatementCell row={row} />
      <dl>
        {countStances(row).map(({ stance, cells }) => (
          <div key={stance}>
            <dt>
              <StanceShape stance={stance} value="≠" initials="" /> {cells.length} {STANCES[stance]}
            </dt>
            {stance !== 'silent' && stance !== 'too-early' && (
              <dd>
                <Citations places={cells.slice(0, MOST_LETTERS).flatMap((c) => c.places.slice(0, 1))} />
                {cells.length > MOST_LETTERS && <span class="muted"> and {cells.length - MOST_LETTERS} more</span>}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </li>
  );
}
