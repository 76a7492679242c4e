import { signal } from '@preact/signals';
import { outletOf, sayHow } from '../../reading/reading.ts';
import { sayDate } from '../../reading/time/dates.ts';
import { reading } from '../../state/session.ts';

/** The page is on its way to paper. */
const isPrinting = signal(false);
addEventListener('beforeprint', () => (isPrinting.value = true));
addEventListener('afterprint', () => (isPrinting.value = false));

/** The letters with their reports, printed under every view so that paper can be read without the page; on the screen nothing of it. */
export function WitnessKey() {
  const here = reading.value;
  if (!here || !isPrinting.value) return null;
  return (
    <footer class="witness-key print-only">
      <h2>Witnesses</h2>
      <ul>
        {here.edition.articles.map((w) => (
          <li key={w.name}>
            <b>{w.siglum}</b> {outletOf(w)}
            {w.title ? `, “${w.title}”` : ''}, {w.published ? `${sayDate(w.published.value)} (${sayHow(w.published)})` : 'undated'}
            {w.url ? `. ${w.url}` : ''}
          </li>
        ))}
      </ul>
    </footer>
  );
}
