import { BM25, inverseFrequency, roundScore, termScore } from './ranking.ts';
import type { Connection } from './sqlite-driver.ts';

/** Articles ranked by words that many of them hold. Numbers are those of the column `seq`. */
export interface WordLists {
  /** Every article that holds `words`, any or all of them, scored as `searchArticles` says. */
  rank(words: readonly string[], match: 'all' | 'any'): Ranking;
}

/** Scored articles. */
export interface Ranking {
  readonly size: number;
  scoreOf(seq: number): number;
  /** The best `count` of those that pass. */
  choose(count: number, passes: (seq: number) => boolean): Chosen;
}

/** In no order: those that score more than the last of the best, and all that score as it does. */
export interface Chosen {
  readonly above: readonly number[];
  readonly level: readonly number[];
}

/** The articles that hold one word, ascending, with its hits in each, those in the title counted as BM25 has it. */
interface Posting {
  readonly seqs: Uint32Array;
  readonly weights: Uint16Array;
  /** The last article of the library when it was read. */
  readonly mark: number;
}

/** The number of words of each article by `seq`, 0 where there is none; `articles` and `words` are sums up to `mark`. */
interface Lengths {
  bySeq: Uint32Array;
  articles: number;
  words: number;
  mark: number;
}

/** Entries of lists that are kept, six bytes each. */
const MOST_KEPT = 6_000_000;

/**
 * Lists of the words that were sought, kept while nothing is added. FTS5 looks up the length of each article that holds a word, a microsecond each; adding
 * up lists takes some hundredths of that. The text of an article never changes, so that only what was added since has to be read of the lengths.
 */
export function openWordLists(db: Connection): WordLists {
  db.run('create virtual table if not exists temp.word_instance using fts5vocab(main, words, instance)');
  const lengths: Lengths = { bySeq: new Uint32Array(1024), articles: 0, words: 0, mark: 0 };
  const kept = new Map<string, Posting>();
  const find = (word: string): Posting => {
    const known = kept.get(word);
    const posting = known?.mark === lengths.mark ? known : readPosting(db, word, lengths.mark);
    kept.delete(word);
    kept.set(word, posting);
    return posting;
  };
  return {
    rank: (words, match) =>
      db.read(() => {
        readLengths(db, lengths);
        const ranking = addUp(words.map(find), lengths, match === 'all' ? words.length : 1);
        forget(kept);
        return ranking;
      }),
  };
}

/** The lists asked for longest ago go first. */
function forget(kept: Map<string, Posting>): void {
  let entries = [...kept.values()].reduce((sum, { seqs }) => sum + seqs.length, 0);
  for (const [word, { seqs }] of kept) {
    if (entries <= MOST_KEPT) return;
    entries -= seqs.length;
    kept.delete(word);
  }
}

/** FTS5 keeps the number of words of each column as variable-length integers (sqlite.org/fts5.html, appendix; sqlite.org/fileformat2.html, varint). */
function readLengths(db: Connection, lengths: Lengths): void {
  const last = db.get<{ last: number | null }>('select max(id) as last from words_docsize')?.last ?? 0;
  if (last === lengths.mark) return;
  if (last >= lengths.bySeq.length) {
    const grown = new Uint32Array(Math.ceil(1.25 * last) + 1);
    grown.set(lengths.bySeq);
    lengths.bySeq = grown;
  }
  const told = db.get<{ sizes: string }>("select group_concat(id || ' ' || hex(sz), ' ') as sizes from words_docsize where id > ?", lengths.mark);
  const parts = (told?.sizes ?? '').split(' ');
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const words = sumVarints(Buffer.from(parts[i + 1] as string, 'hex'));
    lengths.bySeq[Number(parts[i])] = words;
    lengths.words += words;
    lengths.articles++;
  }
  lengths.mark = last;
}

function sumVarints(bytes: Uint8Array): number {
  let [sum, value] = [0, 0];
  for (const byte of bytes) {
    value = value * 128 + (byte & 127);
    if (byte & 128) continue;
    sum += value;
    value = 0;
  }
  return sum;
}

const [COMMA, MINUS, ZERO] = [44, 45, 48];

/** One row a hit would cost ten times as much as one string of them all. A hit in the title is told as a negative number. */
function readPosting(db: Connection, word: string, mark: number): Posting {
  const hits =
    db.get<{ hits: string | null }>("select group_concat(iif(col = 'title', -doc, doc)) as hits from temp.word_instance where term = ?", word)
      ?.hits ?? '';
  const room = hits.length / 2 + 1;
  const [seqs, weights] = [new Uint32Array(room), new Uint16Array(room)];
  let [size, seq, weight] = [0, 0, 1];
  const take = (): void => {
    if (size && seqs[size - 1] === seq) size--;
    seqs[size] = seq;
    weights[size] = Math.min(0xffff, (weights[size] ?? 0) + weight);
    size++;
    [seq, weight] = [0, 1];
  };
  for (let i = 0; i < hits.length; i++) {
    const code = hits.charCodeAt(i);
    if (code === COMMA) take();
    else if (code === MINUS) weight = BM25.titleWeight;
    else seq = 10 * seq + code - ZERO;
  }
  if (hits) take();
  return { seqs: seqs.slice(0, size), weights: weights.slice(0, size), mark };
}

/** BM25 of every article that stands in at least `least` of the `postings`, summed in their order. */
function addUp(postings: readonly Posting[], { bySeq, articles, words }: Lengths, least: number): Ranking {
  const scores = new Float64Array(bySeq.length);
  const having = new Uint8Array(bySeq.length);
  const average = words / Math.max(1, articles);
  for (const { seqs, weights } of postings) {
    const idf = inverseFrequency(articles, seqs.length);
    for (let i = 0; i < seqs.length; i++) {
      const seq = seqs[i] as number;
      scores[seq] = (scores[seq] as number) + termScore(idf, weights[i] as number, bySeq[seq] as number, average);
      having[seq] = (having[seq] as number) + 1;
    }
  }
  const found = new Uint32Array(bySeq.length);
  let size = 0;
  for (let seq = 0; seq < having.length; seq++) {
    if ((having[seq] as number) < least) continue;
    found[size++] = seq;
    scores[seq] = roundScore(scores[seq] as number);
  }
  return { size, scoreOf: (seq) => scores[seq] as number, choose: (count, passes) => choose(found.subarray(0, size), scores, { count, passes }) };
}

interface Choice {
  readonly count: number;
  readonly passes: (seq: number) => boolean;
}

/** Whether an article passes is asked last: most are too low to matter. */
function choose(found: Uint32Array, scores: Float64Array, { count, passes }: Choice): Chosen {
  const heap = new Float64Array(Math.min(count, found.length));
  for (let i = 0; i < found.length; i++) {
    const seq = found[i] as number;
    const score = scores[seq] as number;
    if (score > (heap[0] as number) && passes(seq)) pushScore(heap, score);
  }
  const last = heap[0] ?? 0;
  const [above, level]: [number[], number[]] = [[], []];
  for (let i = 0; i < found.length; i++) {
    const seq = found[i] as number;
    const score = scores[seq] as number;
    if (score >= last && passes(seq)) (score > last ? above : level).push(seq);
  }
  return { above, level };
}

/** The scores of the best `count`, the least on top: a binary heap (Williams 1964). */
function pushScore(heap: Float64Array, score: number): void {
  let at = 0;
  for (;;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const least = right < heap.length && (heap[right] as number) < (heap[left] as number) ? right : left;
    if (left >= heap.length || (heap[least] as number) >= score) break;
    heap[at] = heap[least] as number;
    at = least;
  }
  heap[at] = score;
}
