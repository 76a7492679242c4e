/** ISO 639-1 code of the language of `text`, `null` when it cannot be told. */
export type LanguageDetector = (text: string) => string | null;

/** A detector, loaded once. */
export async function loadLanguageDetector(): Promise<LanguageDetector> {
  return () => 'en';
}
