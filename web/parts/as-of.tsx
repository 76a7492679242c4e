import { countReached, sayAsOf, sayOut } from '../reading/reading.ts';
import { sayDate } from '../reading/time/dates.ts';
import { stepAsOf } from '../state/keys.ts';
import { address, adjust, moments, reading } from '../state/session.ts';

const MOST_TICKS = 48;

/** The as-of cursor: one stop a publication; what was not yet out is dimmed everywhere on the page. */
export function AsOf() {
  const all = moments.value;
  if (all.length < 2) return <p class="as-of muted">The as-of cursor needs two dated reports</p>;
  const { asOf } = address.value;
  const here = reading.value;
  const at = Math.max(0, countReached(all, asOf) - 1);
  return (
    <div class="as-of">
      <p class="as-of-value">
        <label for="as-of">As of</label> <b>{asOf ? sayDate(asOf) : 'now'}</b> <span class="muted">{asOf && here ? sayOut(here, asOf) : ''}</span>
      </p>
      <div class="as-of-control">
        <Step by={-1} name="Earlier" mark="‹" off={at === 0} />
        <input
          id="as-of"
          type="range"
          min={0}
          max={all.length}
          class={all.length > MOST_TICKS ? 'crowded' : undefined}
          style={{ '--stops': all.length }}
          value={at}
          aria-valuetext={here ? sayAsOf(here, asOf) : undefined}
          onInput={(event) => adjust({ asOf: all[Number(event.currentTarget.value)] ?? null })}
        />
        <Step by={1} name="Later" mark="›" off={at === all.length} />
      </div>
    </div>
  );
}

function Step({ by, name, mark, off }: { readonly by: 1 | -1; readonly name: string; readonly mark: string; readonly off: boolean }) {
  return (
    <button type="button" class="quiet" aria-label={name} disabled={off} onClick={() => stepAsOf(by)}>
      {mark}
    </button>
  );
}
