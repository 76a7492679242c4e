import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { PageContent } from '../../src/model/edition.ts';
import { makeArticle } from '../../src/read/articles.ts';
import { annotateAll } from '../../src/run/annotate-all.ts';
import { makeEditions } from '../../src/run/flow.ts';
import { openChat } from '../../src/run/phrasing/chat.ts';
import { type PhraseFailure, type PhraseRequest, type Phraser, phraseBriefs } from '../../src/run/phrasing/phrase.ts';
import { openPool, type Pool } from '../../src/run/pool.ts';

const TEXT =
  'The harbour of Odal was closed on Monday after a barge sank near the old lock, and 14 sailors were taken to hospital. ' +
  '“We will not open the lock before the wreck is raised,” Mayor Lena Brandt said. Repairs will cost $3.5 million, according to the port authority.';

let pool: Pool;
let content: PageContent;
let server: Server;
let address: string;
/** What the server does with the next requests. */
let answer: (body: string, request: IncomingMessage) => { status?: number; text?: string; location?: string } | null;
const seen: { path: string; body: string; key: string | undefined }[] = [];

before(async () => {
  pool = await openPool(1);
  content = makeEditions(await annotateAll([makeArticle('odal.txt', TEXT, { published: '2025-03-04' })], pool));
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    seen.push({ path: request.url ?? '', body, key: request.headers.authorization });
    const told = answer(body, request);
    if (!told) return;
    response.writeHead(told.status ?? 200, { 'content-type': 'application/json', ...(told.location ? { location: told.location } : {}) });
    response.end(told.text ?? '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

const says = (text: string) => ({ text: JSON.stringify({ choices: [{ message: { role: 'assistant', content: text } }] }) });
const request: PhraseRequest = { sentence: 'It rained.', passages: ['It rained.'] };
const failure = (message: RegExp) => (error: PhraseFailure) => message.test(error.message);

test('the protocol: one request to the named address, with model, passages and key, and its answer', async () => {
  answer = () => says('Rain fell.');
  seen.length = 0;
  assert.equal(await openChat({ address, model: 'small', key: 'k' }).phrase(request), 'Rain fell.');
  const [asked] = seen;
  assert.equal(asked?.path, '/v1/chat/completions');
  assert.equal(asked?.key, 'Bearer k');
  const body = JSON.parse(asked?.body ?? '') as { model: string; temperature: number; messages: { content: string }[] };
  assert.deepEqual([body.model, body.temperature], ['small', 0]);
  assert.match(body.messages[1]?.content ?? '', /It rained/);
});

test('errors, silence, redirects and nonsense of a server are failures with a reason', async () => {
  const chat = openChat({ address, model: 'small', timeout: 300 });
  answer = () => ({ status: 500, text: 'oops' });
  await assert.rejects(chat.phrase(request), failure(/answered 500/));
  answer = () => null;
  await assert.rejects(chat.phrase(request), failure(/did not answer within 0\.3 s/));
  answer = () => ({ status: 302, location: 'http://example.org/' });
  await assert.rejects(chat.phrase(request), failure(/cannot be asked/));
  for (const text of ['no json', '7', 'null', '{}', '{"choices":[]}', '{"choices":[{"message":{"content":7}}]}', '']) {
    answer = () => ({ text });
    await assert.rejects(chat.phrase(request), failure(/no text/), text);
  }
  answer = () => ({ text: 'x'.repeat(300_000) });
  await assert.rejects(chat.phrase(request), failure(/too long/));
  await assert.rejects(openChat({ address: 'http://127.0.0.1:1/v1', model: 'm' }).phrase(request), failure(/cannot be asked/));
  assert.throws(() => openChat({ address: 'file:///etc/passwd', model: 'm' }), TypeError);
});

const phraserOf = (phrase: (sentence: string) => string): Phraser => ({ name: 'fake', phrase: async ({ sentence }) => phrase(sentence) });
const briefOf = (told: PageContent): readonly string[] => told.stories.flatMap((s) => s.brief.map((b) => b.text));

test('a phrasing that check finds nothing in replaces the sentence and keeps it beside', async () => {
  const {
    content: told,
    accepted,
    refusals,
  } = await phraseBriefs(content, {
    phraser: phraserOf((s) =>
      s.includes('barge')
        ? 'After a barge sank near the old lock, the harbour of Odal was closed on Monday and 14 sailors were taken to hospital.'
        : s,
    ),
    pool,
  });
  assert.deepEqual(refusals, []);
  assert.equal(accepted, briefOf(content).length);
  const sentence = told.stories[0]?.brief.find((b) => b.text.startsWith('After a barge'));
  assert.equal(sentence?.phrased?.by, 'fake');
  assert.match(sentence?.phrased?.from ?? '', /^The harbour of Odal was closed/);
  assert.deepEqual(sentence?.citations, content.stories[0]?.brief.find((b) => b.text === sentence?.phrased?.from)?.citations);
});

test('what check finds fault with is refused, sentence by sentence, and the printed sentence stays', async () => {
  const wrong: readonly (readonly [RegExp, (s: string) => string])[] = [
    [/figure/, (s) => s.replace('14 sailors', '40 sailors')],
    [/date/, (s) => s.replace('Monday', 'Friday')],
    [/name/, (s) => s.replace('Odal', 'Venzone')],
    [/quotation/, (s) => s.replace('will not open', 'will open')],
    [/attribution/, (s) => s.replace(', according to the port authority', '')],
    [/more sentences|longer/, (s) => `${s} The owner fled abroad with his family on a yacht that nobody has seen.`],
    [/no source tells this/, () => 'Corrupt ministers secretly planned everything beforehand.'],
    [
      /words that its passages do not have/,
      (s) => s.replace(/^The harbour of Odal was closed/, 'The harbour of Odal, gloomy and windswept, secretly shut'),
    ],
    [/leaves out/, (s) => s.replace('14 sailors', 'sailors')],
  ];
  for (const [reason, change] of wrong) {
    const { content: told, refusals } = await phraseBriefs(content, { phraser: phraserOf(change), pool });
    assert.ok(
      refusals.some((r) => reason.test(r.reason)),
      `${reason}: ${refusals.map((r) => r.reason).join('; ')}`,
    );
    for (const { sentence } of refusals) assert.ok(briefOf(told).includes(sentence));
  }
});

test('a server that is silent leaves the brief as printed and is not asked again and again', async () => {
  answer = () => ({ status: 503 });
  seen.length = 0;
  const { content: told, accepted, refusals } = await phraseBriefs(content, { phraser: openChat({ address, model: 'small', timeout: 300 }), pool });
  assert.equal(accepted, 0);
  assert.equal(refusals.length, briefOf(content).length);
  assert.deepEqual(briefOf(told), briefOf(content));
  assert.ok(seen.length <= 2);
});
