/** Readers of story pages on a thread of their own, each asking for one after the other: what `library.ts` starts. Posts the milliseconds of every answer. */
import { parentPort, workerData } from 'node:worker_threads';

/** What the readers read, and how often each asks. */
export interface Reading {
  readonly address: string;
  readonly stories: readonly string[];
  readonly readers: number;
  readonly rounds: number;
}

async function read(reader: number, { address, stories, rounds }: Reading): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    const response = await fetch(`${address}/api/stories/${stories[(reader * 7 + i) % stories.length]}`);
    await response.text();
    if (response.status !== 200) throw new Error(`${response.status}`);
    times.push(performance.now() - start);
  }
  return times;
}

const reading = workerData as Reading;
const times = await Promise.all(Array.from({ length: reading.readers }, (_, reader) => read(reader, reading)));
parentPort?.postMessage(times.flat());
