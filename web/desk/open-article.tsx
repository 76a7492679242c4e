import type { ComponentChildren } from 'preact';
import type { Place } from '../../src/model/span.ts';
import { findStory } from '../library.ts';
import { formatAddress, START } from '../state/address.ts';
import { address, go, say } from '../state/session.ts';

interface OpenArticleProps {
  readonly place: Place;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A link that opens a passage of the library's report (`article` is its id) beside the room. */
export function OpenArticle({ place, children, ...rest }: OpenArticleProps) {
  const { room, name, query, only, sort } = address.peek();
  return (
    <a
      {...rest}
      href={formatAddress({ ...START, room, name, query, only, sort, open: place })}
      data-article={place.article}
      data-start={place.start}
      data-end={place.end}
      onClick={(event) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go({ open: place });
      }}
    >
      {children}
    </a>
  );
}

/** Opens the story of an article, with the reader at the passage. */
export async function openArticle({ article, start, end }: Place): Promise<void> {
  try {
    const story = await findStory(article);
    if (!story) return say('No story holds this report');
    go({ ...START, story: story.id, view: 'reader', open: { article: story.name, start, end } });
  } catch (error) {
    say(`The report cannot be opened: ${(error as Error).message}`);
  }
}

/** The passage of an address `#article=ID&at=12-40`, as feeds give it; `null` for any other hash. */
export function parseArticleAddress(hash: string): Place | null {
  const found = /^#article=([\w.-]{1,80})(?:&at=(\d{1,9})-(\d{1,9}))?$/.exec(hash);
  if (!found?.[1]) return null;
  return { article: found[1], start: Number(found[2] ?? 0), end: Number(found[3] ?? 0) };
}
