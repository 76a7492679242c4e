import type { Utterance } from '../../../src/model/edition.ts';
import { Siglum } from '../../parts/witnesses/siglum.tsx';
import type { Reading } from '../../reading/reading.ts';
import { listColumns } from '../../reading/texts/variants.ts';

/** The utterance as a table: a column a word of the fullest text, a row a witness; a dot where the witness prints the same word. */
export function WordTable({ utterance, here }: { readonly utterance: Utterance; readonly here: Reading }) {
  const { head, rows } = listColumns(here, utterance);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroller" tabIndex={0} aria-label="Words in columns">
      <table class="word-table">
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Report</span>
            </th>
            {head.map((word, i) => (
              <th key={i} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ witness, cells }) => (
            <tr key={`${witness.article}:${witness.places[0]?.start}`}>
              <th scope="row">
                <Siglum article={witness.article} place={witness.places[0]} />
              </th>
              {cells.map((cell, i) => (
                <td key={i} class={cell ? (cell.same ? 'same' : 'other') : 'none'}>
                  {cell ? cell.text : '−'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
