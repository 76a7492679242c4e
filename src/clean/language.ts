/** ISO 639-1 code of the language of `text`, `null` when it cannot be told. */
export type LanguageDetector = (text: string) => string | null;

/** Fewer letters say too little. */
const MIN_LETTERS = 40;
const SAMPLE = 400;
/** Under this likelihood the answer is "unknown". */
const MIN_SCORE = 0.4;

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
    const prediction = model.predict(sample, 1, 0) as unknown as Prediction;
    const best = prediction.get(0);
    prediction.delete();
    return best === undefined || best[0] < MIN_SCORE ? null : best[1].replace('__label__', '');
  };
}
