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

/** A list that grows by a page at a time, when its end comes into sight or by its button; all of it is printed. */
export function LongList<T>({ items, noun, page = 40, least = 0, auto = true, children }: LongListProps<T>) {
  const [count, setCount] = useState(page);
  const end = useRef<HTMLButtonElement>(null);
  const grow = () => setCount((now) => Math.max(now, least) + page);
  useEffect(() => {
    const all = () => setCount(Number.POSITIVE_INFINITY);
    addEventListener('beforeprint', all);
    return () => removeEventListener('beforeprint', all);
  }, []);
  useEffect(() => {
    if (!end.current || !auto) return;
    const observer = new IntersectionObserver((seen) => seen.some((s) => s.isIntersecting) && grow(), { rootMargin: '600px' });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [count, items.length, auto]);
  const shown = Math.max(count, least);
  const left = items.length - shown;
  return (
    <>
      {children(items.slice(0, shown))}
      {left > 0 && (
        <button ref={end} type="button" class="grow" onClick={grow}>
          {Math.min(left, page)} more of {left} {noun}
        </button>
      )}
    </>
  );
}
