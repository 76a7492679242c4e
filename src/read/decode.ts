import chardet from 'chardet';
import iconv from 'iconv-lite';

/** Text of some bytes and how it was decoded. */
export interface Decoded {
  readonly text: string;
  /** As iconv-lite names it. */
  readonly encoding: string;
  /** Offset in bytes of the first sequence that could not be decoded, `null` when all could. */
  readonly brokenAt: number | null;
  /** True when nothing declares the encoding and the bytes are no UTF-8, so that it was taken by its looks. */
  readonly guessed: boolean;
}

const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/**
 * Decodes by byte-order mark, else the declared charset, else UTF-8 when valid or damaged, else what the bytes look like; `null` when they are no text
 * at all. The byte-order mark is no part of the text; everything else stays as it came.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): Decoded | null {
  const mark = BOMS.find(([, bom]) => bom.every((byte, i) => bytes[i] === byte));
  if (mark) return decodeAs(bytes.subarray(mark[1].length), mark[0]);
  if (looksBinary(bytes)) return null;
  if (declared !== null && iconv.encodingExists(declared) && !/^utf-?8$/i.test(declared)) return decodeAs(bytes, declared.toLowerCase());
  const utf8 = decodeAs(bytes, 'utf-8');
  // Another encoding hardly ever holds a whole sequence of UTF-8 by chance; damaged UTF-8 holds at least as many whole ones as broken ones.
  const whole = utf8.brokenAt === null ? 0 : countWhole(bytes);
  if (utf8.brokenAt === null || (whole > 0 && whole >= countBreaks(utf8.text))) return utf8;
  return { ...decodeAs(bytes, guessEncoding(bytes)), guessed: true };
}

/** Zero bytes or many control characters stand in no text of one-byte or UTF-8 encoding. */
function looksBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536);
  let control = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) control++;
  }
  return control * 20 > head.length;
}

/** Two-byte sequences of UTF-8, or the first two of longer ones: in one-byte encodings these are pairs that no language writes. */
function countWhole(bytes: Uint8Array): number {
  let whole = 0;
  for (let i = 1; i < bytes.length; i++) if (((bytes[i] as number) & 0xc0) === 0x80 && (bytes[i - 1] as number) >= 0xc2) whole++;
  return whole;
}

/** Broken sequences that a decoder marked, one for each run of marks. */
const countBreaks = (text: string): number => text.match(/\ufffd+/g)?.length ?? 0;

function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  if (encoding !== 'utf-8') return { text: iconv.decode(Buffer.from(bytes), encoding), encoding, brokenAt: null, guessed: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding, brokenAt: null, guessed: false };
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return { text, encoding, brokenAt: Buffer.byteLength(text.slice(0, text.indexOf('\ufffd'))), guessed: false };
  }
}

/** What browsers call Latin-1 is windows-1252 (WHATWG Encoding), also for bytes that leave no better guess. */
function guessEncoding(bytes: Uint8Array): string {
  const guess = chardet.detect(bytes.subarray(0, 200_000)) ?? 'windows-1252';
  const usable = iconv.encodingExists(guess) && !/^(?:ascii|utf-8|iso-8859-1|iso-2022)/i.test(guess);
  return usable ? guess.toLowerCase() : 'windows-1252';
}
