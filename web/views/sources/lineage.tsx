import type { Duplicate } from '../../../src/model/story.ts';
import { PlaceLink } from '../../parts/witnesses/place-link.tsx';
import { Siglum } from '../../parts/witnesses/siglum.tsx';
import { outletOf, type Reading } from '../../reading/reading.ts';
import { type Descent, listDescents } from '../../reading/texts/lineage.ts';
import { address, go } from '../../state/session.ts';

/** Who copied whom, as a tree; each copy leads to the two texts side by side. Nothing where nobody copied. */
export function LineageTree({ here }: { readonly here: Reading }) {
  const trees = listDescents(here.edition);
  if (!trees.length) return null;
  return (
    <section class="lineage-tree" aria-label="Copies">
      <h3 class="part-head">Copies</h3>
      <ul>
        {trees.map((tree) => (
          <Branch key={tree.article} tree={tree} here={here} />
        ))}
      </ul>
    </section>
  );
}

function Branch({ tree, here }: { readonly tree: Descent; readonly here: Reading }) {
  const { article, from, copies } = tree;
  const witness = here.witnesses.get(article);
  return (
    <li>
      <Siglum article={article} />{' '}
      <PlaceLink place={{ article, start: 0, end: 0 }}>{witness?.title ?? (witness ? outletOf(witness) : article)}</PlaceLink>{' '}
      {from && (
        <span class="lineage-how">
          {sayDescent(from)}{' '}
          <button type="button" class="behind" onClick={() => compare(from.from, article)}>
            compare
          </button>
        </span>
      )}
      {copies.length > 0 && (
        <ul>
          {copies.map((copy) => (
            <Branch key={copy.article} tree={copy} here={here} />
          ))}
        </ul>
      )}
    </li>
  );
}

function sayDescent({ relation, containment, direction }: Duplicate): string {
  const shared = relation === 'exact' ? 'the same text' : `${Math.round(containment * 100)} % of its words stand above`;
  return direction === 'unknown' ? `${shared}; which came first is not known` : shared;
}

const compare = (first: string, second: string): void =>
  go({ ...address.peek(), view: 'compare', open: { article: first, start: 0, end: 0 }, beside: [second], item: null, sort: null, only: null });
