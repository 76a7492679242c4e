import { hashText } from '../../../text/hashes.ts';
import { DAYS, isCueLemma } from '../../english/cues.ts';
import type { Item } from '../stretches.ts';

/** A stretch as numbers. Hashes have `PAST` places more than there are items; counts tell how many of a kind stand before an item. */
export interface Signs {
  readonly size: number;
  /** Hashes of the words; a quotation goes by what closes it. */
  readonly words: Int32Array;
  /** Hashes of the parts of speech, finer for verbs, stops, days and quotations. */
  readonly tags: Int32Array;
  /** 1 for items with a letter or digit. */
  readonly letters: Uint8Array;
  /** 1 where content may start or end before the item, whatever leads it. */
  readonly mayStart: Uint8Array;
  readonly mayEnd: Uint8Array;
  readonly verbs: Uint16Array;
  readonly quotes: Uint16Array;
  readonly commas: Uint16Array;
  /** Verbs that lead reported speech. */
  readonly cues: Uint16Array;
}

const PAST = 4;
/** The hash of a place past either end. */
export const NOTHING = hashText('nothing');

interface WritableSigns extends Signs {
  size: number;
}

const roomFor = (most: number): WritableSigns => ({
  size: 0,
  words: new Int32Array(most + PAST),
  tags: new Int32Array(most + PAST),
  letters: new Uint8Array(most + PAST),
  mayStart: new Uint8Array(most + PAST),
  mayEnd: new Uint8Array(most + PAST),
  verbs: new Uint16Array(most + PAST),
  quotes: new Uint16Array(most + PAST),
  commas: new Uint16Array(most + PAST),
  cues: new Uint16Array(most + PAST),
});

/** Written anew for each stretch: nine fresh arrays would cost more than all that is written to them. */
let room = roomFor(512);

/** What `items` are to the weights of edges, until the next call. Linear. */
export function readSigns(items: readonly Item[]): Signs {
  const size = items.length;
  if (size + PAST > room.words.length) room = roomFor(2 * size);
  const signs = room;
  signs.size = size;
  signs.words.fill(NOTHING, size, size + PAST);
  signs.tags.fill(NOTHING, size, size + PAST);
  signs.letters[size] = 0;
  signs.mayEnd[0] = 0;
  let [verbs, quotes, commas, cues] = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) {
    const item = items[i] as Item;
    const tag = tagHash(item);
    const holds = item.marked !== null || item.tag !== 'PUNCT';
    signs.tags[i] = tag;
    signs.words[i] = item.marked ? tag : hashText(item.lower);
    signs.letters[i] = holds ? 1 : 0;
    signs.mayStart[i] = holds && isStart(items[i - 1], item) ? 1 : 0;
    if (i > 0) signs.mayEnd[i] = signs.letters[i - 1] && isEnd(items[i - 1] as Item, item, tag === DAY) ? 1 : 0;
    if (item.marked) quotes++;
    else if (item.tag === 'VERB') {
      verbs++;
      if (isCueLemma(item.lemma)) cues++;
    } else if (item.tag === 'AUX') verbs++;
    else if (item.lower === ',') commas++;
    signs.quotes[i + 1] = quotes;
    signs.verbs[i + 1] = verbs;
    signs.cues[i + 1] = cues;
    signs.commas[i + 1] = commas;
  }
  if (size > 0) signs.mayEnd[size] = signs.letters[size - 1] as number;
  return signs;
}

const DAY = hashText('DAY');

function tagHash({ marked, last, tag, lower }: Item): number {
  if (marked) return hashText(last === ',' ? 'QUOTE,' : /[.!?…]/.test(last ?? '') ? 'QUOTE.' : 'QUOTE');
  if (tag === 'PUNCT' || tag === 'SYM') return hashText(lower);
  if (DAYS.has(lower)) return DAY;
  return hashText(tag !== 'VERB' ? tag : lower.endsWith('ing') ? 'VERBing' : lower.endsWith('ed') ? 'VERBed' : 'VERB');
}

const isBreak = (item: Item): boolean => item.marked !== null || (item.tag === 'PUNCT' && item.lower !== '-');

/** Content starts after a stop or a word that leads on, hardly ever inside a phrase: 98 of a hundred in PolNeAR train. */
function isStart(before: Item | undefined, { tag, lower, marked }: Item): boolean {
  if (!before || marked || isBreak(before) || ASKING.has(lower) || tag === 'SCONJ' || tag === 'PRON' || lower === 'that' || lower === 'to')
    return true;
  if (tag === 'VERB' || tag === 'AUX') return before.tag === 'ADP' || before.tag === 'PART';
  if (before.tag === 'VERB') return tag === 'DET' || tag === 'NOUN' || tag === 'PROPN';
  return before.tag === 'ADP' || before.tag === 'SCONJ' || before.tag === 'CCONJ' || before.tag === 'PART';
}

/** "asked Lee how …", "urged them not to …". */
const ASKING: ReadonlySet<string> = new Set(['how', 'what', 'why', 'where', 'whether', 'if', 'not']);

const isEnd = (before: Item, item: Item, day: boolean): boolean => {
  if (before.marked || isBreak(item)) return !item.marked || before.marked !== null;
  if (item.lower === '-') return before.end < item.start;
  return !UNFINISHED.has(before.tag) && (day || OPENING.has(item.tag));
};

const UNFINISHED: ReadonlySet<string> = new Set(['DET', 'ADP', 'AUX', 'PART', 'CCONJ', 'SCONJ', 'VERB']);
const OPENING: ReadonlySet<string> = new Set(['ADP', 'AUX', 'CCONJ', 'SCONJ', 'PRON', 'ADV', 'VERB', 'PART']);
