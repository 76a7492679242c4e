import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Edition } from '../../src/model/edition.ts';
import { listViews } from '../reading/views.ts';
import { formatAddress } from '../state/address.ts';
import { address, showView } from '../state/session.ts';

interface NavFrameProps {
  readonly label: string;
  /** Which link is the current one. */
  readonly shown: string;
  /** The links, each in a list item. */
  readonly children: ComponentChildren;
}

/** A list of places to go, a column on a wide screen and a line on a narrow one. */
export function NavFrame({ label, shown, children }: NavFrameProps) {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => bringIntoSight(frame.current), [shown]);
  return (
    <nav ref={frame} class="views" aria-label={label}>
      <ol>{children}</ol>
    </nav>
  );
}

/** The views of the story with their counts, in order of attention. */
export function Nav({ edition, shown }: { readonly edition: Edition; readonly shown: string }) {
  return (
    <NavFrame label="Views of the story" shown={shown}>
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
            <span>{name}</span> {count !== null && <span class="count">{count}</span>}
          </a>
        </li>
      ))}
    </NavFrame>
  );
}

/** On a narrow screen the views stand in one line that scrolls: the shown one belongs in its middle. */
function bringIntoSight(frame: HTMLElement | null): void {
  const shown = frame?.querySelector<HTMLElement>('[aria-current]');
  if (frame && shown) frame.scrollLeft = shown.offsetLeft - (frame.clientWidth - shown.offsetWidth) / 2;
}
