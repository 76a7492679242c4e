import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Article } from '../../model/article.ts';
import type { Problem } from '../../model/problem.ts';
import { MAX_BYTES, readInput } from '../../read/articles.ts';

/** Files of a folder that are looked at; others are passed over in silence, named ones are always tried. */
const READABLE = /\.(?:txt|text|html?|xhtml|jsonl|ndjson)(?:\.gz)?$/i;
const IS_GLOB = /[*?{}[\]!]/;

/** Gives all of standard input. */
export type StandardInput = () => Uint8Array;

/** Where nothing is piped in. */
export const readStandardInput: StandardInput = () => readFileSync(0);

/** Every article under `paths` (files, folders, globs, `-`) in the order given, folders by name, each name once; and what could not be read. */
export function readInputs(paths: readonly string[], stdin: StandardInput = readStandardInput): { articles: Article[]; problems: Problem[] } {
  const articles: Article[] = [];
  const problems: Problem[] = [];
  for (const result of eachInput(paths, stdin)) {
    articles.push(...result.articles);
    problems.push(...result.problems);
  }
  return { articles, problems };
}

/** As `readInputs`, one file at a time, for inputs that do not fit in memory. */
export function* eachInput(
  paths: readonly string[],
  stdin: StandardInput = readStandardInput,
): Generator<{ articles: Article[]; problems: Problem[] }> {
  const taken: Names = { names: new Map(), ids: new Map() };
  for (const path of paths) {
    for (const file of expand(path)) {
      const { articles, problems } = typeof file === 'string' ? readFile(file, stdin) : { articles: [], problems: [file] };
      const kept = articles.map((article) => giveName(article, taken));
      yield { articles: kept.flatMap((k) => ('text' in k ? [k] : [])), problems: [...problems, ...kept.flatMap((k) => ('text' in k ? [] : [k]))] };
    }
  }
}

/** The articles in a text that came by another way than a file: over HTTP, or pasted. */
export const readPosted = (name: string, text: string): { articles: readonly Article[]; problems: readonly Problem[] } =>
  readInput({ name, bytes: Buffer.from(text), charset: 'utf-8' });

interface Names {
  readonly names: Map<string, number>;
  readonly ids: Map<string, string>;
}

/** A name that two articles bear gets a number; the same article under the same name again is passed over with a word. */
function giveName(article: Article, { names, ids }: Names): Article | Problem {
  const twin = ids.get(article.id);
  if (twin !== undefined) return { file: article.name, line: null, message: `the same article as ${twin}, read once` };
  const uses = (names.get(article.name) ?? 0) + 1;
  names.set(article.name, uses);
  const name = uses === 1 ? article.name : `${article.name} (${uses})`;
  ids.set(article.id, name);
  return { ...article, name };
}

/** The files that `path` stands for, or what is wrong with it. */
function expand(path: string): (string | Problem)[] {
  if (path === '-') return ['-'];
  try {
    return statSync(path).isDirectory() ? listFolder(path) : [path];
  } catch (error) {
    if (!IS_GLOB.test(path)) return [{ file: path, line: null, message: reasonOf(error) }];
  }
  const found = globSync(path, { onlyFiles: true }).sort();
  return found.length ? found : [{ file: path, line: null, message: 'no file matches' }];
}

function listFolder(folder: string): (string | Problem)[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    const files = entries.flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : listFolder(path);
      return entry.isFile() && READABLE.test(entry.name) ? [path] : [];
    });
    return files.length ? files : [{ file: folder, line: null, message: 'the folder holds no .txt, .html or .jsonl file' }];
  } catch (error) {
    return [{ file: folder, line: null, message: reasonOf(error) }];
  }
}

function readFile(path: string, stdin: StandardInput): { articles: readonly Article[]; problems: readonly Problem[] } {
  try {
    if (path === '-') return readInput({ name: '-', bytes: stdin() });
    const { size } = statSync(path);
    if (size > MAX_BYTES * 10)
      return {
        articles: [],
        problems: [
          { file: path, line: null, message: `the file is ${Math.round(size / 1e6)} MB; split it, for example into several JSON Lines files` },
        ],
      };
    return readInput({ name: path, bytes: readFileSync(path) });
  } catch (error) {
    return { articles: [], problems: [{ file: path, line: null, message: reasonOf(error) }] };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EISDIR: 'it is a folder',
  ELOOP: 'its links go in a circle',
};

/** What an error of the file system means, for the user. */
export const reasonOf = (error: unknown): string => {
  const code = (error as { code?: string }).code ?? '';
  return REASONS[code] ?? `it cannot be read (${error instanceof Error ? error.message : String(error)})`;
};
