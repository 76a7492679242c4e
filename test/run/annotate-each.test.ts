import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeArticle } from '../../src/read/articles.ts';
import { annotateAll } from '../../src/run/annotate-all.ts';
import { annotateEach } from '../../src/run/annotate-each.ts';
import { dateArticle } from '../../src/run/stream.ts';

let read = 0;
const pool = {
  threads: 1,
  annotate: async (tasks: readonly { article: ReturnType<typeof makeArticle> }[]) => {
    read += tasks.length;
    return tasks.map(({ article }) => dateArticle(article));
  },
  close: async () => {},
};
const write = (count: number, dated: (i: number) => boolean) =>
  Array.from({ length: count }, (_, i) =>
    makeArticle(`${i}.txt`, `Report ${i} of the harbour of Lenz.`, dated(i) ? { published: '2024-05-06' } : {}),
  );

test('when every article says its date, the first is handed on long before the last is read', async () => {
  const articles = write(1000, () => true);
  read = 0;
  const names: string[] = [];
  for await (const article of annotateEach(articles, pool)) {
    if (!names.length) assert.ok(read < 500, `${read} were read before the first was handed on`);
    names.push(article.name);
  }
  assert.deepEqual(
    names,
    articles.map((a) => a.name),
  );
});

test('with one undated article among them nothing is handed on early, and the result is that of annotateAll', async () => {
  const articles = write(450, (i) => i !== 449);
  read = 0;
  const all = [];
  for await (const article of annotateEach(articles, pool)) {
    if (!all.length) assert.ok(read >= 450);
    all.push(article);
  }
  assert.deepEqual(all, await annotateAll(articles, pool));
});
