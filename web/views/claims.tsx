import type { ClaimJudgement, ClaimRow } from '../../src/model/edition.ts';
import { Choice } from '../parts/choice.tsx';
import { listMatrixColumns, type Sort, sortClaims } from '../reading/matrix.ts';
import type { MatrixColumns } from '../state/address.ts';
import { address, adjust, reading } from '../state/session.ts';
import { Figures } from './figures.tsx';
import { Matrix } from './matrix.tsx';

const JUDGEMENTS: Readonly<Record<ClaimJudgement, string>> = {
  disputed: 'disputed',
  differs: 'differs',
  agreed: 'agreed',
  single: 'one origin',
  unsure: 'unsure',
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
        {claims.length > 0 && <ClaimTools claims={claims} />}
      </header>
      {claims.length ? (
        <Chosen claims={claims} />
      ) : (
        <p class="empty">No claim was found in two reports. Looked for: clauses with the same subject, verb and object, attributed or not.</p>
      )}
      <header class="view-head" id="figures">
        <h2>Figures</h2>
        <p class="muted">value by day of publication</p>
      </header>
      <Figures figures={quantities} />
    </section>
  );
}

function Chosen({ claims }: { readonly claims: readonly ClaimRow[] }) {
  const { only, sort, columns } = address.value;
  const here = reading.value;
  if (!here) return null;
  const shown = sortClaims(
    claims.filter((c) => !only || c.judgement === only),
    (sort as Sort | null) ?? 'disagreement',
  );
  return <Matrix claims={shown} columns={listMatrixColumns(here.edition, columns)} />;
}

function ClaimTools({ claims }: { readonly claims: readonly ClaimRow[] }) {
  const { only, sort, columns } = address.value;
  const judged = (Object.keys(JUDGEMENTS) as ClaimJudgement[]).filter((j) => claims.some((c) => c.judgement === j));
  const options: (readonly [string, string])[] = [
    ['', `all ${claims.length}`],
    ...judged.map((j) => [j, `${JUDGEMENTS[j]} ${claims.filter((c) => c.judgement === j).length}`] as const),
  ];
  return (
    <div class="view-tools">
      <Choice name="Show" options={options} value={only ?? ''} choose={(value) => adjust({ only: value || null })} />
      <Choice
        name="Order"
        options={[
          ['disagreement', 'disagreement'],
          ['origins', 'origins'],
          ['order', 'as told'],
        ]}
        value={sort ?? 'disagreement'}
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
        value={columns}
        choose={(value) => adjust({ columns: value })}
      />
    </div>
  );
}
