import type { ComponentChildren } from 'preact';
import type { Place } from '../../../src/model/span.ts';
import { openPlace, placeHref } from '../../state/session.ts';

interface PlaceLinkProps {
  readonly place: Place;
  readonly class?: string;
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** A link that opens the reader at `place`; as a link it can be copied and opened in a tab. */
export function PlaceLink({ place, children, label, ...rest }: PlaceLinkProps) {
  return (
    <a
      {...rest}
      href={placeHref(place)}
      aria-label={label}
      data-witness={place.article}
      data-start={place.start}
      data-end={place.end}
      onClick={(event) => follow(event, place)}
    >
      {children}
    </a>
  );
}

function follow(event: MouseEvent, place: Place): void {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openPlace(place);
}
