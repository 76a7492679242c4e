/*
 * Learns src/annotate/voices/person-weights.ts: whom "he", "she" and "the senator" mean. Nobody labelled that; but where two reports of one story
 * (../shared/gold/stories) print the same long quotation, one by a pronoun and the other by a full name, the name answers for the pronoun.
 * Conditional logit by gradient ascent with a quadratic penalty, a fixed order. Stories that are labelled as editions are left out.
 *   npx tsx bench/train/persons.ts [--write]       half a minute; --write puts the weights into the program
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { findMentions } from '../../src/annotate/names/mentions.ts';
import { findMarked } from '../../src/annotate/speech/marks.ts';
import { findQuotations } from '../../src/annotate/speech/quotations.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import { PERSON_WEIGHTS } from '../../src/annotate/voices/person-weights.ts';
import { listPersons } from '../../src/annotate/voices/persons.ts';
import { readScene } from '../../src/annotate/voices/references.ts';
import { labelBlocks } from '../../src/clean/blocks.ts';
import type { Quotation } from '../../src/model/annotation.ts';
import { slice } from '../../src/model/span.ts';
import { makeArticle } from '../../src/read/articles.ts';
import { readProse } from '../../src/text/prose.ts';

interface Report {
  readonly name: string;
  readonly text: string;
}

type Kind = keyof typeof PERSON_WEIGHTS;

/** The features of everybody whom the words may mean, and which of them it is. */
interface Example {
  readonly story: number;
  readonly kind: Kind;
  readonly candidates: readonly (readonly number[])[];
  readonly right: number;
}

/** A long quotation with what its source may mean. */
interface Said {
  /** Its pieces, each as letters alone. */
  readonly pieces: readonly string[];
  readonly named: string | null;
  readonly kind: Kind | null;
  readonly candidates: readonly { readonly entity: string; readonly features: readonly number[] }[];
}

const GOLD = new URL('../../../shared/gold/', import.meta.url);
const tag = makeTagger();

/** Letters of a quotation that tell it from any other in its story. */
const LEAST = 24;

const piecesOf = (text: string, q: Quotation): string[] =>
  q.content
    .map((c) =>
      slice(text, c)
        .toLowerCase()
        .replace(/[^\p{L}]/gu, ''),
    )
    .filter((letters) => letters.length >= LEAST);

/** Some piece begins or ends within a piece of the other. */
const isSame = (a: Said, b: Said): boolean =>
  a.pieces.some((x) => b.pieces.some((y) => y.includes(x.slice(0, LEAST)) || y.includes(x.slice(-LEAST)) || x.includes(y.slice(0, LEAST))));

function listSaid({ name, text }: Report): Said[] {
  const prose = readProse(text, labelBlocks(makeArticle(name, text, {})), tag);
  const mentions = findMentions(prose);
  const scene = readScene(
    prose,
    mentions,
    findMarked(prose).filter((m) => m.depth === 0),
  );
  return findQuotations(prose, mentions).flatMap((q) => {
    if (!q.source || q.speaker === null) return [];
    const words = slice(text, q.source);
    const known = scene.known.get(q.speaker);
    const named = known?.type === 'PERSON' && known.words.length > 1 && words.toLowerCase().includes(known.words.at(-1) as string);
    const gender = /^he$/i.test(words) ? 'he' : /^she$/i.test(words) ? 'she' : null;
    const kind = gender ? 'pronoun' : !named && /^(?:the|this)\s/i.test(words) ? 'role' : null;
    const candidates = kind ? listPersons(scene, q.source, gender).map((c) => ({ entity: c.known.entity, features: c.features })) : [];
    scene.heard.push({ speaker: q.speaker, at: q.source.start, words });
    const pieces = q.form === 'indirect' ? [] : piecesOf(text, q);
    return pieces.length ? [{ pieces, named: named ? q.speaker : null, kind, candidates }] : [];
  });
}

const surname = (name: string): string => name.toLowerCase().split(/\s+/).at(-1) ?? '';

/** Pronouns and roles of one story whose quotations another report of it gives to a full name, the same in all that name one. */
function examplesOf(reports: readonly Report[], story: number): Example[] {
  const said = reports.map(listSaid);
  return said.flatMap((mine, i) =>
    mine.flatMap((quotation) => {
      const { kind, candidates } = quotation;
      if (!kind) return [];
      const names = new Set(
        said.flatMap((others, k) => (k === i ? [] : others.flatMap((s) => (s.named && isSame(quotation, s) ? surname(s.named) : [])))),
      );
      const right = candidates.findIndex((c) => names.has(surname(c.entity)));
      return names.size === 1 && right >= 0 && candidates.length > 1 ? [{ story, kind, candidates: candidates.map((c) => c.features), right }] : [];
    }),
  );
}

const scoreOf = (weights: readonly number[], features: readonly number[]): number => features.reduce((sum, f, i) => sum + f * (weights[i] ?? 0), 0);

/** Set by reason, since reports seldom print one sentence with two voices the same way: who spoke in this sentence goes on ("he said, adding that he …"). */
const SET: ReadonlyMap<number, number> = new Map([[11, 1]]);

const ROUNDS = 400;
const RATE = 0.5;
const PENALTY = 0.01;

function learn(examples: readonly Example[]): number[] {
  const size = examples[0]?.candidates[0]?.length ?? 0;
  const weights = new Array<number>(size).fill(0).map((_, i) => SET.get(i) ?? 0);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = weights.map((w) => -PENALTY * w);
    for (const { candidates, right } of examples) {
      const powers = candidates.map((f) => Math.exp(scoreOf(weights, f)));
      const all = powers.reduce((sum, p) => sum + p, 0);
      candidates.forEach((f, c) => {
        const error = ((c === right ? 1 : 0) - (powers[c] as number) / all) / examples.length;
        f.forEach((x, i) => {
          slope[i] = (slope[i] as number) + error * x;
        });
      });
    }
    slope.forEach((s, i) => {
      if (!SET.has(i)) weights[i] = (weights[i] as number) + RATE * s;
    });
  }
  return weights;
}

function isRight(weights: readonly number[], { candidates, right }: Example): boolean {
  const scores = candidates.map((f) => scoreOf(weights, f));
  return scores.indexOf(Math.max(...scores)) === right;
}

const FOLDS = 5;

/** How many are right when each fifth of the stories is judged by weights from the others. */
const crossValidate = (examples: readonly Example[]): number =>
  [...new Array(FOLDS).keys()].reduce((sum, fold) => {
    const weights = learn(examples.filter((e) => e.story % FOLDS !== fold));
    return sum + examples.filter((e) => e.story % FOLDS === fold && isRight(weights, e)).length;
  }, 0);

const labelled = new Set(
  readdirSync(new URL('editions', GOLD))
    .filter((f) => f.endsWith('.jsonl'))
    .flatMap((f) =>
      readFileSync(new URL(`editions/${f}`, GOLD), 'utf8')
        .split('\n')
        .filter(Boolean),
    )
    .map((line) => (JSON.parse(line) as Report).name),
);
const stories = readFileSync(new URL('stories/allsides-train.jsonl', GOLD), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => (JSON.parse(line) as { articles: Report[] }).articles)
  .filter((reports) => !reports.some((r) => labelled.has(r.name)));
const examples = stories.flatMap(examplesOf);
const learned = (['pronoun', 'role'] as const).map((kind) => {
  const mine = examples.filter((e) => e.kind === kind);
  const weights = learn(mine).map((w) => Math.round(w * 100) / 100);
  const now = mine.filter((e) => isRight(PERSON_WEIGHTS[kind], e)).length;
  console.log(
    `${kind}: ${mine.length} examples; right ${now} by the weights that ship, ${crossValidate(mine)} cross-validated, ${mine.filter((e) => isRight(weights, e)).length} on themselves`,
  );
  return `  ${kind}: [${weights.join(', ')}],`;
});
console.log(learned.join('\n'));
if (process.argv.includes('--write')) {
  const file = new URL('../../src/annotate/voices/person-weights.ts', import.meta.url);
  const [head = ''] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, `${head}\nexport const PERSON_WEIGHTS = {\n${learned.join('\n')}\n} as const;\n`);
}
