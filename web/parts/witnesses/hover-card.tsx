import { signal } from '@preact/signals';
import { outletOf, sayHow } from '../../reading/reading.ts';
import { sayDate } from '../../reading/time/dates.ts';
import { reading } from '../../state/session.ts';

interface Hovered {
  readonly article: string;
  readonly start: number;
  readonly end: number;
  readonly x: number;
  readonly y: number;
  readonly above: boolean;
}

const WIDTH = 320;
const LONGEST_EXCERPT = 220;
/** Milliseconds that the pointer rests on a letter before its card comes up. */
const PATIENCE = 140;

let waiting: ReturnType<typeof setTimeout> | undefined;
const hovered = signal<Hovered | null>(null);

addEventListener('mouseover', (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => show(event.target), event.target instanceof Element && event.target.closest('[data-witness]') ? PATIENCE : 0);
});
addEventListener('focusin', (event) => show(event.target));
addEventListener('scroll', () => show(null), { capture: true, passive: true });
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') show(null);
});

function show(target: EventTarget | null): void {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-witness]') : null;
  if (!element) {
    if (hovered.value) hovered.value = null;
    return;
  }
  const { left, bottom, top } = element.getBoundingClientRect();
  const above = bottom > innerHeight - 180;
  const { witness = '', start, end } = element.dataset;
  const x = Math.max(8, Math.min(left, innerWidth - WIDTH - 8));
  hovered.value = { article: witness, start: Number(start ?? 0), end: Number(end ?? 0), x, y: above ? innerHeight - top + 6 : bottom + 6, above };
}

/** What stands behind a letter: outlet, title, date, how the date is known, and the passage's words. */
export function HoverCard() {
  const at = hovered.value;
  const here = reading.value;
  const witness = at ? here?.witnesses.get(at.article) : undefined;
  if (!at || !here || !witness) return null;
  const words = (here.articles.get(at.article)?.text.slice(at.start, at.end) ?? '').trim();
  return (
    <div class="hover-card" aria-hidden="true" style={{ left: `${at.x}px`, width: `${WIDTH}px`, [at.above ? 'bottom' : 'top']: `${at.y}px` }}>
      <p class="hover-outlet">
        <b>{witness.siglum}</b> {outletOf(witness)}
      </p>
      {witness.title && <p class="hover-title">{witness.title}</p>}
      <p class="muted">
        {witness.published ? `${sayDate(witness.published.value)} · ` : ''}
        {sayHow(witness.published)}
      </p>
      {words && <p class="hover-words">{words.length > LONGEST_EXCERPT ? `${words.slice(0, LONGEST_EXCERPT)} …` : words}</p>}
    </div>
  );
}
