import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface LongListProps<T> {
  readonly items: readonly T[];
  /** What the items are called, for the button: "claims". */
  readonly noun: string;
  readonly page?: number;
  /** How many are shown at the least, so that the unfolded one is among them. */
  readonly least?: number;
  /** Grows by itself when its end comes into sight; a list within a list grows by its button alone. */
  readonly auto?: boolean;
  /** Renders the items shown so far. */
  readonly children: (shown: readonly T[]) => ComponentChildren;
}

/** Pixels below what is seen at which the list grows, so that a wheel turned without rest does not come to its end. */
const AHEAD = 1600;

/** A list that grows when its end comes near, by a third of a page so that no frame is late, or by a page with its button; all of it is printed. */
export function LongList<T>({ items, noun, page = 40, least = 0, auto = true, children }: LongListProps<T>) {
  const [count, setCount] = useState(page);
  const end = useRef<HTMLButtonElement>(null);
  const grow = (by = page) => setCount((now) => Math.max(now, least) + by);
  useEffect(() => {
    const all = () => setCount(Number.POSITIVE_INFINITY);
    addEventListener('beforeprint', all);
    return () => removeEventListener('beforeprint', all);
  }, []);
  useEffect(() => {
    if (!end.current || !auto) return;
    const observer = new IntersectionObserver((seen) => seen.some((s) => s.isIntersecting) && grow(Math.ceil(page / 3)), {
      root: scrollerOf(end.current),
      rootMargin: `${AHEAD}px`,
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [count, items.length, auto]);
  const shown = Math.max(count, least);
  const left = items.length - shown;
  return (
    <>
      {children(items.slice(0, shown))}
      {left > 0 && (
        <button ref={end} type="button" class="grow" onClick={() => grow()}>
          {Math.min(left, page)} more of {left} {noun}
        </button>
      )}
    </>
  );
}

/** What scrolls the list: the view on a wide screen, the whole page (`null`) on a narrow one. A margin counts only against it. */
export function scrollerOf(element: HTMLElement): HTMLElement | null {
  const view = element.closest<HTMLElement>('.view, .reader');
  return view && getComputedStyle(view).overflowY !== 'visible' ? view : null;
}
