import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeArticle } from '../../src/read/articles.ts';
import { openPool } from '../../src/run/pool.ts';

const PEOPLE = ['Anna Holm', 'Pavel Dorn', 'Ruth Aber', 'Ivo Lenz'];
const article = (i: number) =>
  makeArticle(
    `report-${i}`,
    `date 2021-05-0${1 + (i % 9)} OSLO — ${PEOPLE[i % 4]} said on Tuesday that ${i + 2} people were hurt.\n\n“We will see what the inspector’s report says,” she said. ` +
      `The town’s bridge stays closed, and the decision is the mayor’s.\n\nThe mayor’s office said no more. The decision was the council’s.`,
  );
const TASKS = Array.from({ length: 130 }, (_, i) => ({ article: article(i) }));

test('law: on one thread or several, in whatever order, an article has the same annotations, and results come in the order of the tasks', async () => {
  const [own, threads] = await Promise.all([openPool(1), openPool(2)]);
  try {
    const done = { own: 0, threads: 0 };
    const alone = await own.annotate(TASKS, (n) => {
      done.own += n;
    });
    const together = await threads.annotate(TASKS, (n) => {
      done.threads += n;
    });
    assert.deepEqual(done, { own: TASKS.length, threads: TASKS.length });
    assert.deepEqual(together, alone);
    assert.deepEqual(
      alone.map((a) => a.name),
      TASKS.map((t) => t.article.name),
    );
    const backwards = await own.annotate([...TASKS].reverse());
    assert.deepEqual(backwards.reverse(), alone);
  } finally {
    await Promise.all([own.close(), threads.close()]);
  }
});

test('a pool that is given nothing gives nothing', async () => {
  const pool = await openPool(1);
  assert.deepEqual(await pool.annotate([]), []);
  await pool.close();
});
