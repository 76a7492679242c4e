import chardet from 'chardet';
import iconv from 'iconv-lite';

/** Text of some bytes and how it was decoded. */
export interface Decoded {
  readonly text: string;
  /** As iconv-lite names it. */
  readonly encoding: string;
  /** Offset in bytes of the first sequence that could not be decoded, `null` when all could. */
  readonly brokenAt: number | null;
}

const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** A text with fewer broken sequences than one in this many bytes is damaged UTF-8 and not another encoding. */
const BYTES_PER_BREAK = 200;

/**
 * Decodes by byte-order mark, else the declared charset, else UTF-8 when valid or nearly so, else what the bytes look like; `null` when they are no text
 * at all. The byte-order mark is no part of the text; everything else stays as it came.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): Decoded | null {
  const mark = BOMS.find(([, bom]) => bom.every((byte, i) => bytes[i] === byte));
  if (mark) return decodeAs(bytes.subarray(mark[1].length), mark[0]);
  if (looksBinary(bytes)) return null;
  if (declared !== null && iconv.encodingExists(declared) && !/^utf-?8$/i.test(declared)) return decodeAs(bytes, declared.toLowerCase());
  const utf8 = decodeAs(bytes, 'utf-8');
  const breaks = utf8.brokenAt === null ? 0 : utf8.text.split('\ufffd').length - 1;
  if (breaks === 0 || (breaks * BYTES_PER_BREAK < bytes.length && hasMultibyte(bytes))) return utf8;
  return decodeAs(bytes, guessEncoding(bytes));
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

/** A valid two-byte sequence of UTF-8 somewhere: in one-byte encodings these are pairs that no language writes. */
function hasMultibyte(bytes: Uint8Array): boolean {
  for (let i = 1; i < bytes.length; i++) {
    if (((bytes[i] as number) & 0xc0) === 0x80 && (bytes[i - 1] as number) >= 0xc2) return true;
  }
  return false;
}

function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  if (encoding !== 'utf-8') return { text: iconv.decode(Buffer.from(bytes), encoding), encoding, brokenAt: null };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding, brokenAt: null };
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return { text, encoding, brokenAt: Buffer.byteLength(text.slice(0, text.indexOf('\ufffd'))) };
  }
}

/** What browsers call Latin-1 is windows-1252 (WHATWG Encoding), also for bytes that leave no better guess. */
function guessEncoding(bytes: Uint8Array): string {
  const guess = chardet.detect(bytes.subarray(0, 200_000)) ?? 'windows-1252';
  const usable = iconv.encodingExists(guess) && !/^(?:ascii|utf-8|iso-8859-1|iso-2022)/i.test(guess);
  return usable ? guess.toLowerCase() : 'windows-1252';
}
