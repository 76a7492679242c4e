import { notice } from '../state/session.ts';

/** One short line at the foot of the page, also said by screen readers. */
export function Announcer() {
  return (
    <output class={notice.value ? 'notice' : 'notice unseen'} aria-live="polite">
      {notice.value}
    </output>
  );
}
