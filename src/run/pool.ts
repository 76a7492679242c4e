import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { AnnotatedArticle } from '../model/article.ts';
import type { EditionTask, PrintedPage } from './library/printing.ts';
import type { Task } from './worker.ts';

/** Annotates many articles; results in the order of the tasks. */
export interface Pool {
  readonly threads: number;
  /** `onDone` is called with the number of articles done since the last call. */
  annotate(tasks: readonly Task[], onDone?: (articles: number) => void): Promise<AnnotatedArticle[]>;
  /** Tells a story on a thread of the pool; absent where there is none but the caller's. */
  readonly print?: (task: EditionTask) => Promise<PrintedPage>;
  close(): Promise<void>;
}

/** Articles to a message. */
const BATCH = 16;
/** Starting a thread costs as much as annotating some hundred articles. */
const WORTH_THREADS = 150;

/** Threads that pay for `articles` on this machine, at most `wanted`. */
export const countThreads = (articles: number, wanted = availableParallelism()): number => (articles < WORTH_THREADS ? 1 : Math.max(1, wanted));

/** A pool of `threads`; with one, everything happens on the calling thread, batch by batch so that progress is seen. */
export async function openPool(threads: number): Promise<Pool> {
  return threads > 1 ? openThreads(threads) : openOwnThread();
}

async function openOwnThread(): Promise<Pool> {
  const { annotateBatch } = await import('./worker.ts');
  return {
    threads: 1,
    async annotate(tasks, onDone) {
      const results: AnnotatedArticle[] = [];
      for (const batch of batches(tasks)) {
        results.push(...(await annotateBatch(batch)));
        onDone?.(batch.length);
        await new Promise(setImmediate);
      }
      return results;
    },
    close: async () => {},
  };
}

/** A pool that leaves the calling thread free, for who has to answer others meanwhile. */
export function openThreads(threads: number): Pool {
  const file = fileURLToPath(new URL(`./worker${extname(import.meta.url)}`, import.meta.url));
  const piscina = new Piscina({ filename: file, name: 'annotateBatch', minThreads: threads, maxThreads: threads });
  return {
    threads,
    async annotate(tasks, onDone) {
      const run = async (batch: readonly Task[]): Promise<AnnotatedArticle[]> => {
        const done = (await piscina.run(batch)) as AnnotatedArticle[];
        onDone?.(batch.length);
        return done;
      };
      return (await Promise.all(batches(tasks).map(run))).flat();
    },
    print: (task) => piscina.run(task, { name: 'printPage' }),
    close: () => piscina.destroy(),
  };
}

function batches(tasks: readonly Task[]): Task[][] {
  const cut: Task[][] = [];
  for (let i = 0; i < tasks.length; i += BATCH) cut.push(tasks.slice(i, i + BATCH));
  return cut;
}
