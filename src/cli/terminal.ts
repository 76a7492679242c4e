import type { Problem } from '../model/problem.ts';
import type { Progress } from '../run/annotate-all.ts';

/** Exit codes: 0 done, 1 a check did not hold or some input failed, 2 wrong usage. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** Where a command writes: results on one stream, everything else on the other. */
export interface Terminal {
  /** Resolves when the reader has taken it, so that a slow reader slows the work and not the memory. */
  print(text: string): Promise<void>;
  warn(line: string): void;
  problem(problem: Problem): void;
  /** Shown only on a terminal, on one line that is overwritten; `null` wipes it. */
  progress(line: string | null): void;
}

/** The process's own streams. A reader that goes away (`| head`) ends the program quietly. */
export function openTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.failed));
  const live = process.stderr.isTTY === true;
  let shown = false;
  const wipe = (): void => {
    if (shown) process.stderr.write('\r\u001b[K');
    shown = false;
  };
  const warn = (line: string): void => {
    wipe();
    process.stderr.write(`${line}\n`);
  };
  return {
    print: (text) => new Promise((done) => (process.stdout.write(text) ? done() : process.stdout.once('drain', done))),
    warn,
    problem: (problem) => warn(`synoptic: ${describe(problem)}`),
    progress: (line) => {
      if (!live) return;
      wipe();
      if (line === null) return;
      process.stderr.write(line.slice(0, (process.stderr.columns ?? 80) - 1));
      shown = true;
    },
  };
}

/** `file:line: message`, as compilers and editors write it. */
export const describe = ({ file, line, message }: Problem): string => `${file}${line === null ? '' : `:${line}`}: ${message}`;

const STEPS: Readonly<Record<Progress['step'], string>> = { annotate: 'reading', group: 'grouping', date: 'dating' };

/** A teller of progress with rate and time left, quiet for the first second. `clock` gives milliseconds. */
export function tellProgress(terminal: Terminal, clock: () => number): (progress: Progress) => void {
  const start = clock();
  return ({ step, done, of }) => {
    const seconds = (clock() - start) / 1000;
    if (seconds < 1) return;
    const rate = done / seconds;
    const left = rate > 0 ? ` · ${Math.round(rate)} a second · ${tellTime((of - done) / rate)} left` : '';
    terminal.progress(`${STEPS[step]} ${done} of ${of} articles${left}`);
  };
}

const tellTime = (seconds: number): string => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`);
