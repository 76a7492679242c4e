/** ISO 639-1 code of the language of `text`, `null` when it cannot be told. */
export type LanguageDetector = (text: string) => string | null;

/** Fewer letters say too little. */
const MIN_LETTERS = 40;
const SAMPLE = 400;
/** Under this likelihood the answer is "unknown". */
const MIN_SCORE = 0.4;

/** Words of which running English has more than any other language has of them together. */
const ENGLISH = new Set(
  'the of and to in a that is was for on with said as it by at from he his has have be are were who will would this'.split(' '),
);
/** Least share of those words, and least number of different ones. */
const ENGLISH_SHARE = 0.2;
const ENGLISH_WORDS = 6;

/** True for what nobody would take for another language, so that the model need not be asked. */
function isPlainEnglish(sample: string): boolean {
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const known = words.filter((word) => ENGLISH.has(word));
  return known.length >= ENGLISH_SHARE * words.length && new Set(known).size >= ENGLISH_WORDS;
}

/** What `predict` gives: a vector of WebAssembly memory that must be let go. */
interface Prediction {
  get(index: number): [score: number, label: string] | undefined;
  delete(): void;
}

/** A detector by fastText's lid.176 model in WebAssembly (Joulin et al. 2016), bundled with its package; loaded once. */
export async function loadLanguageDetector(): Promise<LanguageDetector> {
  const { getLIDModel } = await import('fasttext.wasm.js');
  const model = await (await getLIDModel()).load();
  return (text) => {
    const sample = text.slice(0, SAMPLE).replace(/\s+/g, ' ');
    if ((sample.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS) return null;
    if (isPlainEnglish(sample)) return 'en';
    const prediction = model.predict(sample, 1, 0) as unknown as Prediction;
    const best = prediction.get(0);
    prediction.delete();
    return best === undefined || best[0] < MIN_SCORE ? null : best[1].replace('__label__', '');
  };
}
