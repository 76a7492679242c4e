import { type NameReading, VOTE_WIDTH } from './features.ts';
import { LABELS, readLabels, type TaggedName } from './model.ts';

const N = LABELS.length;
const TYPES = ['PERSON', 'ORG', 'LOC', 'MISC'];

/**
 * What a first pass says of every token, as `VOTE_WIDTH` values: its own label with its neighbours', how the article's other uses
 * of the word are labelled, which longer names hold the word, and how the same whole name is labelled elsewhere
 * (two-stage recognition of Krishnan and Manning 2006).
 */
export function countVotes(reading: NameReading, labels: Uint8Array): Int32Array {
  const names = readLabels(labels);
  const words = countWords(reading, labels);
  const votes = new Int32Array(labels.length * VOTE_WIDTH);
  for (let i = 0; i < labels.length; i++) {
    const counts = words.get(reading.low[i] as number);
    const label = labels[i] as number;
    const row = i * VOTE_WIDTH;
    const others = counts ? tally(counts, label) : -1;
    votes[row] = label;
    votes[row + 1] = (labels[i - 1] ?? N) * 16 + label;
    votes[row + 2] = label * 16 + (labels[i + 1] ?? N);
    votes[row + 3] = others;
    votes[row + 4] = others * 64 + (reading.kind[i] as number);
    votes.fill(-1, row + 5, row + VOTE_WIDTH);
  }
  voteByName(reading, names, votes);
  return votes;
}

/** For each word the labels that it has when it is written as a name would be. */
function countWords({ low, kind }: NameReading, labels: Uint8Array): Map<number, Int32Array> {
  const words = new Map<number, Int32Array>();
  for (let i = 0; i < labels.length; i++) {
    if (kind[i] === 0 && labels[i] === 0) continue;
    const counts = words.get(low[i] as number) ?? new Int32Array(N);
    counts[labels[i] as number] = (counts[labels[i] as number] as number) + 1;
    words.set(low[i] as number, counts);
  }
  return words;
}

/** The commonest type among the other uses, with its share in quarters and how many they are. */
function tally(counts: Int32Array, own: number): number {
  const byType = [0, 0, 0, 0, 0];
  counts.forEach((n, label) => {
    const type = (label + 1) >> 1;
    byType[type] = (byType[type] as number) + n - (label === own ? 1 : 0);
  });
  const total = byType.reduce((sum, n) => sum + n, 0);
  if (total === 0) return -2;
  const best = byType.indexOf(Math.max(...byType));
  return best * 16 + Math.floor(((byType[best] as number) * 3.99) / total) * 4 + Math.min(3, total);
}

const keyOf = ({ low }: NameReading, { first, last }: TaggedName): string => low.subarray(first, last).join(' ');

function voteByName(reading: NameReading, names: readonly TaggedName[], votes: Int32Array): void {
  const whole = new Map<string, number[]>();
  const within = new Map<number, number[]>();
  for (const name of names) {
    const type = TYPES.indexOf(name.type);
    add(whole, keyOf(reading, name), type);
    if (name.last - name.first > 1) for (let i = name.first; i < name.last; i++) add(within, reading.low[i] as number, type * 3 + place(name, i));
  }
  for (const name of names) {
    const same = commonest(whole.get(keyOf(reading, name)) ?? []);
    for (let i = name.first; i < name.last; i++) votes[i * VOTE_WIDTH + 5] = same * 4 + place(name, i);
  }
  for (let i = 0; i < reading.low.length; i++) {
    const longer = reading.kind[i] === 0 ? -1 : commonest(within.get(reading.low[i] as number) ?? []);
    votes[i * VOTE_WIDTH + 6] = longer;
    votes[i * VOTE_WIDTH + 7] = longer * 16 + (votes[i * VOTE_WIDTH] as number);
    const next = i + 1 < reading.low.length && reading.kind[i + 1] !== 0 ? commonest(within.get(reading.low[i + 1] as number) ?? []) : -1;
    votes[i * VOTE_WIDTH + 8] = longer * 32 + next;
  }
}

/** 0 at the name's first token, 2 at its last, 1 between. */
const place = (name: TaggedName, i: number): number => (i === name.first ? 0 : i === name.last - 1 ? 2 : 1);

function add<K>(into: Map<K, number[]>, key: K, type: number): void {
  const counts = into.get(key) ?? [];
  counts[type] = (counts[type] ?? 0) + 1;
  into.set(key, counts);
}

/** Index of the largest count, -1 when there is none. */
function commonest(counts: readonly number[]): number {
  let best = -1;
  counts.forEach((n, i) => {
    if (best < 0 || n > (counts[best] as number)) best = i;
  });
  return best;
}
