import type { ComponentType } from 'preact';
import { NavFrame } from '../parts/nav.tsx';
import type { Room } from '../state/address.ts';
import { formatAddress, ROOMS, START } from '../state/address.ts';
import { address, hasMoreStories, isListed, stories } from '../state/session.ts';
import { AddRoom } from './add-room.tsx';
import { CheckRoom } from './check-room.tsx';
import { CorrectionsRoom } from './corrections-room.tsx';
import { NamesRoom } from './names-room.tsx';
import { SearchRoom } from './search-room.tsx';
import { SourcePane } from './source-pane.tsx';
import { OutletsRoom } from './sources/outlets-room.tsx';
import { StoriesRoom } from './stories/stories-room.tsx';

const ROOM_NAMES: Readonly<Record<Room, string>> = {
  stories: 'Stories',
  search: 'Search',
  check: 'Check a draft',
  add: 'Add reports',
  names: 'People and names',
  outlets: 'Sources',
  corrections: 'Corrections',
};

const COMPONENTS: Readonly<Record<Room, ComponentType>> = {
  stories: StoriesRoom,
  search: SearchRoom,
  check: CheckRoom,
  add: AddRoom,
  names: NamesRoom,
  outlets: OutletsRoom,
  corrections: CorrectionsRoom,
};

/** The desk of a library: its rooms at the left, the chosen one beside them. */
export function Desk() {
  const { room, open } = address.value;
  const Chosen = COMPONENTS[room];
  return (
    <div class={open ? 'story desk beside' : 'story desk'}>
      <NavFrame label="Rooms of the desk" shown={room}>
        {ROOMS.map((name) => (
          <li key={name}>
            <a href={formatAddress({ ...START, room: name })} aria-current={name === room ? 'page' : undefined}>
              <span>{ROOM_NAMES[name]}</span> {name === 'stories' && <span class="count">{countStories()}</span>}
            </a>
          </li>
        ))}
      </NavFrame>
      <main id="main" class="view" tabIndex={-1}>
        <Chosen />
      </main>
      <SourcePane />
    </div>
  );
}

const countStories = (): string => (isListed.value ? `${stories.value.length}${hasMoreStories.value ? '+' : ''}` : '');
