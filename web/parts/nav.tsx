import type { Edition } from '../../src/model/edition.ts';
import { listViews } from '../reading/views.ts';
import { formatAddress } from '../state/address.ts';
import { address, showView } from '../state/session.ts';

/** The views of the story with their counts, in order of attention. */
export function Nav({ edition, shown }: { readonly edition: Edition; readonly shown: string }) {
  return (
    <nav class="views" aria-label="Views of the story">
      <ol>
        {listViews(edition).map(({ view, name, count }) => (
          <li key={view}>
            <a
              href={formatAddress({ ...address.value, view, item: null })}
              aria-current={view === shown ? 'page' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                showView(view);
              }}
            >
              <span>{name}</span> <span class="count">{count}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
