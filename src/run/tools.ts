import { makeTagger } from '../annotate/tagger.ts';
import { loadLanguageDetector } from '../clean/language.ts';
import type { Tools } from './flow.ts';

/** The engines that annotating needs, loaded once a thread. */
export async function loadTools(): Promise<Tools> {
  return { tag: makeTagger(), detectLanguage: await loadLanguageDetector() };
}
