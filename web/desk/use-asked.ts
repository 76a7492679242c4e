import { useEffect, useState } from 'preact/hooks';
import { changes } from '../state/session.ts';

/** What `ask` answers, asked again when `about` changes or the library does; what stood before stays until the new answer. `null` until the first one, an Error when it failed. */
export function useAsked<T>(ask: () => Promise<T>, about: readonly unknown[]): T | Error | null {
  const [answer, setAnswer] = useState<T | Error | null>(null);
  useEffect(() => setAnswer(null), about);
  useEffect(() => {
    let isCurrent = true;
    const keep = (given: T | Error): void => {
      if (isCurrent) setAnswer(() => given);
    };
    ask().then(keep, keep);
    return () => {
      isCurrent = false;
    };
  }, [...about, changes.value]);
  return answer;
}
