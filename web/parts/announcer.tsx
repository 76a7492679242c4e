import { notice } from '../state/session.ts';

/** One short line at the foot of the page, also said by screen readers, with a way to take back what it tells of. */
export function Announcer() {
  const said = notice.value;
  return (
    <div class={said ? 'notice' : 'notice unseen'}>
      <output aria-live="polite">{said?.text ?? ''}</output>
      {said?.undo && (
        <button
          type="button"
          onClick={() => {
            notice.value = null;
            said.undo?.();
          }}
        >
          Undo <kbd>u</kbd>
        </button>
      )}
    </div>
  );
}
