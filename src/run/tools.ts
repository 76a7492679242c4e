import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readModel } from '../annotate/names/tagging/model.ts';
import { makeTagger } from '../annotate/tagger.ts';
import { loadLanguageDetector } from '../clean/language.ts';
import type { Tools } from './flow.ts';

/** The environment variable that names a file of weights for names, in place of those that ship; threads inherit it. */
export const NAMES_VARIABLE = 'SYNOPTIC_NAMES';

/** The engines that annotating needs, loaded once a thread. Throws `Error` naming the file when the weights that the environment asks for cannot be read. */
export async function loadTools(): Promise<Tools> {
  const file = process.env[NAMES_VARIABLE];
  return { tag: makeTagger(), detectLanguage: await loadLanguageDetector(), ...(file ? { names: readWeights(file) } : {}) };
}

function readWeights(file: string): NonNullable<Tools['names']> {
  try {
    return readModel(readFileSync(file));
  } catch (error) {
    throw new Error(`${file}: no weights of names as \`synoptic train names\` writes them (${error instanceof Error ? error.message : error})`);
  }
}

/** `version` with a mark of the weights in use, so that articles read with others count as out of date. */
export function annotatorVersion(version: string): string {
  const file = process.env[NAMES_VARIABLE];
  return file ? `${version}+names.${createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 8)}` : version;
}
