// `synoptic add --json` without the annotators, which take most of its time to load: adder.ts LIBRARY FILE.
import { readFileSync, writeSync } from 'node:fs';
import { openLibrary } from '../../src/run/library/library.ts';
import { dateArticle, readStreamLine } from '../../src/run/stream.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';

const [, , file = '', input = ''] = process.argv;
const articles = readFileSync(input, 'utf8')
  .split('\n')
  .flatMap((line, i) => readStreamLine(line, i + 1).articles);
const library = await openLibrary({
  store: openSqliteStore(file),
  pool: {
    threads: 1,
    annotate: async (tasks) => tasks.map(({ article, published }) => (published ? { ...dateArticle(article), published } : dateArticle(article))),
    close: async () => {},
  },
  annotator: 'test',
  clock: () => new Date().toISOString(),
});
await library.add(articles, (progress) => writeSync(1, `${JSON.stringify(progress)}\n`));
await library.close();
