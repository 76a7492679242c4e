import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { Ajv } from 'ajv';
import { makeSchema, SCHEMAS } from '../docs/schemas/generate.ts';
import type { AnnotatedArticle } from '../src/model/article.ts';
import type { PageContent } from '../src/model/edition.ts';
import { annotateAll } from '../src/run/annotate-all.ts';
import { groupArticles, makeEditions } from '../src/run/flow.ts';
import { openPool } from '../src/run/pool.ts';
import { readInputs } from '../src/run/sources/inputs.ts';
import { annotateLine, groupLine, reportJson } from '../src/tell/formats.ts';

let articles: AnnotatedArticle[];
let content: PageContent;

before(async () => {
  articles = await annotateAll(readInputs(['examples/keszel-dam']).articles, await openPool(1));
  content = makeEditions(articles);
});

test('the schema files are what the types say (npm run schemas writes them)', () => {
  for (const { file, path, type } of SCHEMAS) assert.equal(readFileSync(`docs/schemas/${file}`, 'utf8'), makeSchema(path, type), file);
});

/** Every value is checked as it is printed: through JSON. */
function checkAll(file: string, values: readonly unknown[]): void {
  const validate = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(readFileSync(`docs/schemas/${file}`, 'utf8')));
  assert.ok(values.length > 0);
  for (const value of values) {
    validate(JSON.parse(JSON.stringify(value)));
    assert.deepEqual(validate.errors ?? [], []);
  }
}

test('what the commands print holds to the schemas', () => {
  checkAll('annotate-line.json', articles.map(annotateLine));
  checkAll('group-line.json', groupArticles(articles).map(groupLine));
  checkAll('report.json', [reportJson(content)]);
  checkAll('page-content.json', [content]);
});

test('a line that breaks the contract is refused', () => {
  assert.throws(() => checkAll('group-line.json', [{ id: 1 }]));
});
