import { useEffect, useState } from 'preact/hooks';
import type { Link } from '../../src/model/link.ts';
import { correct, listCorrections } from '../library.ts';
import { say, stories } from '../state/session.ts';

/** Every correction, the newest first, each with a way to take it back. */
export function CorrectionLog() {
  const [links, setLinks] = useState<readonly Link[]>([]);
  const changed = stories.value;
  useEffect(() => {
    listCorrections().then(setLinks, (error: Error) => say(error.message));
  }, [changed]);
  const undone = new Set(links.flatMap((link) => link.undoes ?? []));
  return (
    <section class="correction-log">
      <h2>Corrections</h2>
      {!links.length && <p class="empty">Nothing was corrected.</p>}
      <ol>
        {links.map((link) => (
          <li key={link.id}>
            {sayCorrection(link)}{' '}
            {undone.has(link.id) ? (
              '(taken back)'
            ) : (
              <button type="button" class="quiet" onClick={() => void undo(link)}>
                Take back
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

const sayCorrection = ({ kind, judgement, value, undoes, by, at }: Link): string =>
  [undoes ? 'took a correction back' : `${kind}: ${value ?? judgement}`, by.replace('person:', 'by '), at?.slice(0, 16).replace('T', ' ')]
    .filter(Boolean)
    .join(' · ');

const undo = (link: Link): Promise<unknown> =>
  correct({ kind: link.kind, judgement: link.judgement, places: link.places, undoes: link.id }).catch((error: Error) => say(error.message));
