import type { ClaimJudgement, ClaimRow } from '../../../src/model/edition.ts';
import { Choice } from '../../parts/choice.tsx';
import { download, fileName } from '../../parts/download.ts';
import { listMatrixColumns, type Sort, sortClaims } from '../../reading/claims/matrix.ts';
import { tabulateClaims, writeClaims, writeCsv } from '../../reading/claims/matrix-table.ts';
import type { Reading } from '../../reading/reading.ts';
import type { MatrixColumns } from '../../state/address.ts';
import { adjust, columns, only, reading, sort } from '../../state/session.ts';
import { Figures } from './figures.tsx';
import { Matrix } from './matrix.tsx';

const JUDGEMENTS: Readonly<Record<ClaimJudgement, string>> = {
  disputed: 'disputed',
  differs: 'differs',
  agreed: 'agreed',
  single: 'one origin',
  unsure: 'perhaps one claim',
};

/** The claims of the story against its reports, and every figure that reports give. */
export function ClaimsView() {
  const here = reading.value;
  if (!here) return null;
  const { claims, quantities } = here.edition;
  return (
    <section class="claims">
      <header class="view-head">
        <h2>Claims</h2>
        {quantities.length > 0 && (
          <button type="button" class="quiet" onClick={() => document.getElementById('figures')?.scrollIntoView({ block: 'start' })}>
            Figures {quantities.length} ↓
          </button>
        )}
        {claims.length > 0 && <Export claims={claims} here={here} />}
        {claims.length > 0 && <ClaimTools claims={claims} />}
      </header>
      {claims.length ? (
        <Chosen claims={claims} />
      ) : (
        <p class="empty">No claim was found in two reports. Looked for: clauses with the same subject, verb and object, attributed or not.</p>
      )}
      <header class="view-head" id="figures">
        <h2>Figures</h2>
      </header>
      <Figures figures={quantities} />
    </section>
  );
}

function Chosen({ claims }: { readonly claims: readonly ClaimRow[] }) {
  const here = reading.value;
  if (!here) return null;
  return <Matrix claims={choose(claims, here)} columns={listMatrixColumns(here.edition, columns.value)} />;
}

/** What the address asks to be shown, in the order that it asks for. */
function choose(claims: readonly ClaimRow[], here: Reading): readonly ClaimRow[] {
  const chosen = claims.filter((c) => !only.value || c.judgement === only.value);
  return sortClaims(chosen, SORTS.find((s) => s === sort.value) ?? 'disagreement', here.edition.articles);
}

const SORTS: readonly Sort[] = ['disagreement', 'newness', 'origins', 'order'];

/** What is shown, as files for a spreadsheet and for a text. */
function Export({ claims, here }: { readonly claims: readonly ClaimRow[]; readonly here: Reading }) {
  const name = fileName(here.edition.headline);
  return (
    <p class="row-tools">
      <button
        type="button"
        class="quiet"
        onClick={() => download(`${name}-claims.csv`, 'text/csv', writeCsv(tabulateClaims(here, choose(claims, here))))}
      >
        CSV
      </button>
      <button type="button" class="quiet" onClick={() => download(`${name}-claims.md`, 'text/markdown', writeClaims(here, choose(claims, here)))}>
        Markdown
      </button>
    </p>
  );
}

function ClaimTools({ claims }: { readonly claims: readonly ClaimRow[] }) {
  const judged = (Object.keys(JUDGEMENTS) as ClaimJudgement[]).filter((j) => claims.some((c) => c.judgement === j));
  const options: (readonly [string, string])[] = [
    ['', `all ${claims.length}`],
    ...judged.map((j) => [j, `${JUDGEMENTS[j]} ${claims.filter((c) => c.judgement === j).length}`] as const),
  ];
  return (
    <div class="view-tools">
      <Choice name="Show" options={options} value={only.value ?? ''} choose={(value) => adjust({ only: value || null })} />
      <Choice
        name="Order"
        options={[
          ['disagreement', 'disagreement'],
          ['newness', 'newest'],
          ['origins', 'origins'],
          ['order', 'as told'],
        ]}
        value={sort.value ?? 'disagreement'}
        choose={(value) => adjust({ sort: value === 'disagreement' ? null : value })}
      />
      <Choice<MatrixColumns>
        name="Columns"
        options={[
          ['auto', 'fitting'],
          ['reports', 'reports'],
          ['origins', 'origins'],
          ['counts', 'counts'],
        ]}
        value={columns.value}
        choose={(value) => adjust({ columns: value })}
      />
    </div>
  );
}
