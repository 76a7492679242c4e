/** Readers of story pages in a process of their own, each asking for one after the other: what `library.ts` starts. Sends the milliseconds of every answer. */

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

process.once('message', async (reading: Reading) => {
  const times = await Promise.all(Array.from({ length: reading.readers }, (_, reader) => read(reader, reading)));
  process.send?.(times.flat());
  process.disconnect?.();
});
