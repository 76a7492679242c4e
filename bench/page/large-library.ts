import type { Annotation } from '../../src/model/annotation.ts';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import type { Link } from '../../src/model/link.ts';
import { makeArticle } from '../../src/read/articles.ts';
import { indexArticle } from '../../src/run/library/intake.ts';
import type { Pool } from '../../src/run/pool.ts';
import { readInputs } from '../../src/run/sources/inputs.ts';
import type { Store } from '../../src/store/store.ts';
import { inventNews } from '../quality/invented-news.ts';

const BATCH = 500;
const DAY = 86_400_000;

/**
 * Fills `store` with `count` invented reports straight through its port, so that a large library costs minutes: invented sentences, and after them
 * paragraphs of the sample story with the annotations that they were given once. One story is of `largest` reports, the others of one to five.
 */
export async function fillStore(store: Store, pool: Pool, { count, largest }: { readonly count: number; readonly largest: number }): Promise<void> {
  const pieces = await pool.annotate(samplePieces().map((article) => ({ article })));
  const stories = new Map<number, Link>();
  let batch: AnnotatedArticle[] = [];
  let made = 0;
  for (const invented of inventNews({ seed: 11, count, words: 200, firstDay: 19_000, days: 900 })) {
    const number = made < largest ? -1 : invented.story;
    const article = writeArticle(
      invented,
      [1, 2, 3].map((n) => pieces[(Math.max(0, number) * 7 + made + n) % pieces.length] as AnnotatedArticle),
    );
    stories.set(number, addTo(stories.get(number), article, number));
    batch.push(article);
    made++;
    if (batch.length === BATCH || made === count) {
      await store.putArticles(batch.map(indexArticle), { annotator: 'bench', at: new Date(19_000 * DAY + made * 1000).toISOString() });
      batch = [];
    }
  }
  const links = [...stories.values()];
  for (let at = 0; at < links.length; at += BATCH) await store.putLinks(links.slice(at, at + BATCH));
}

/** Every paragraph of the sample as a report of its own. */
const samplePieces = () =>
  readInputs(['examples/keszel-dam']).articles.flatMap((a) =>
    a.text
      .split(/\n\n+/)
      .filter((p) => p.length > 80)
      .map((p, i) => makeArticle(`${a.name}-${i}`, p, { published: '2025-03-04' })),
  );

function writeArticle(
  { name, title, text, day }: { readonly name: string; readonly title: string; readonly text: string; readonly day: number },
  pieces: readonly AnnotatedArticle[],
): AnnotatedArticle {
  let whole = text;
  const annotations: Annotation[] = [{ kind: 'block', start: 0, end: text.length, role: 'paragraph' }];
  for (const piece of pieces) {
    whole += '\n\n';
    annotations.push(...piece.annotations.map((a) => moveBy(a, whole.length)));
    whole += piece.text;
  }
  const value = new Date(day * DAY).toISOString().slice(0, 10);
  const outlet = `The ${name.length % 2 ? 'Evening' : 'Morning'} Courier ${(day % 90) + 1}`;
  const article = makeArticle(name, whole, { title, outlet, published: value });
  return { ...article, language: 'en', published: { value, precision: 'day', how: 'declared', evidence: [] }, annotations };
}

/** The annotation `by` code units further on: every `start` and `end`, however deep. */
const moveBy = (annotation: Annotation, by: number): Annotation =>
  JSON.parse(JSON.stringify(annotation), (key, value) =>
    (key === 'start' || key === 'end') && typeof value === 'number' ? value + by : value,
  ) as Annotation;

const addTo = (link: Link | undefined, { id, published }: AnnotatedArticle, number: number): Link => ({
  id: `story-${number}`,
  kind: 'story',
  by: 'synoptic',
  judgement: 'same',
  // The large story changed last, so that it stands first on the desk.
  at: number < 0 ? '2029-01-01T00:00:00.000Z' : `${published?.value ?? '2020-01-01'}T06:00:00.000Z`,
  places: [...(link?.places ?? []), { article: id, start: 0, end: 0 }],
});
