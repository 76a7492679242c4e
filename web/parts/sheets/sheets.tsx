import { useEffect } from 'preact/hooks';
import type { DifferenceOp, Stance } from '../../../src/model/edition.ts';
import { MARGIN_MARKS } from '../../reading/texts/margin.ts';
import { KEYS } from '../../state/keys.ts';
import { address, sheet } from '../../state/session.ts';
import { DIFFERENCES, STANCES, StanceShape } from '../marks.tsx';
import { Sheet } from './sheet.tsx';

/** The sheets that lie over the page one key away: the keys and the marks. */
export function Sheets() {
  const { story, view, room } = address.value;
  useEffect(close, [story, view, room]);
  if (sheet.value === 'keys') return <KeySheet />;
  return sheet.value === 'marks' ? <MarkSheet /> : null;
}

const close = (): void => {
  sheet.value = null;
};

function KeySheet() {
  return (
    <Sheet title="Keys" close={close}>
      <dl class="keys">
        {KEYS.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}

function MarkSheet() {
  return (
    <Sheet title="What the marks mean" close={close}>
      <div class="legend">
        <section>
          <h3>Letters</h3>
          <p>
            Each report has a letter, in order of first publication. A reprint has its origin’s letter with a prime (A′) and counts with it as one
            origin.
          </p>
          <h3>In the matrix</h3>
          <dl>
            {(Object.keys(STANCES) as Stance[]).map((stance) => (
              <div key={stance}>
                <dt>
                  <StanceShape stance={stance} initials="AB" value="12" />
                </dt>
                <dd>{STANCES[stance]}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3>In the margin of a report</h3>
          <dl>
            {Object.values(MARGIN_MARKS).map(({ mark, name }) => (
              <div key={name}>
                <dt aria-hidden="true">{mark}</dt>
                <dd>{name}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3>In quotations</h3>
          <p>
            The fullest text that the reports attest. Underlined: not every report prints it; darker: a report leaves it out of what it prints, or one
            alone carries it.
          </p>
          <dl>
            {(Object.keys(DIFFERENCES) as DifferenceOp[]).map((op) => (
              <div key={op}>
                <dt class={`op op-${op}`} aria-hidden="true">
                  {DIFFERENCES[op].mark}
                </dt>
                <dd>{DIFFERENCES[op].name}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Sheet>
  );
}
