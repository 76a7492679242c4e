import { signal } from '@preact/signals';
import type { Link } from '../../src/model/link.ts';
import type { Judged } from '../content.ts';
import { refresh, say, sendCorrection } from './session.ts';

/** A correction that the reader is about to make: what is asked, and what the answer means. */
export interface Question {
  readonly title: string;
  /** The words that it is about, as printed. */
  readonly words: string;
  /** What will hold after it, in one sentence. */
  readonly explains: string;
  /** What must be given; `null` when nothing but consent. */
  readonly field: {
    readonly label: string;
    readonly type: 'text' | 'date' | 'choice';
    readonly options: readonly (readonly [value: string, label: string])[];
  } | null;
  /** `null` for an answer that means nothing. */
  readonly judge: (answer: string) => Judged | null | Promise<Judged | null>;
}

/** The open question; `null` while nothing is being corrected. */
export const question = signal<Question | null>(null);

const made: Link[] = [];

/** Sends a judgement, says so with a way back, and begins to read the story again. Throws an Error in the server's words. */
export async function makeCorrection(judged: Judged): Promise<void> {
  const link = await sendCorrection.peek()?.(judged);
  if (!link) return;
  made.push(link);
  say('Corrected; it holds from now on', () => void undoCorrection(link));
  void refresh(true).catch((error: Error) => say(error.message));
}

/** Takes a correction back. */
export async function undoCorrection(link: Link): Promise<void> {
  try {
    await sendCorrection.peek()?.({ kind: link.kind, judgement: link.judgement, places: link.places, undoes: link.id });
    const at = made.findIndex((m) => m.id === link.id);
    if (at >= 0) made.splice(at, 1);
    say('Taken back');
    await refresh(true);
  } catch (error) {
    say(`Not taken back: ${(error as Error).message}`);
  }
}

/** Takes back the last correction made on this page. */
export function undoLast(): void {
  const last = made.at(-1);
  if (last) void undoCorrection(last);
  else say('Nothing was corrected on this page');
}
