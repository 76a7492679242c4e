/** Scores `check` on drafts with one planted error each and as many clean ones, made from the reports of whole stories. */
import { existsSync, readFileSync } from 'node:fs';
import type { AnnotatedArticle } from '../../../src/model/article.ts';
import { makeArticle } from '../../../src/read/articles.ts';
import { dateDraft } from '../../../src/run/draft.ts';
import { annotateArticle, type Tools } from '../../../src/run/flow.ts';
import { checkDraft, type Verdict } from '../../../src/tell/check.ts';
import { makeRandom, shuffle } from '../../../src/text/random.ts';
import { readGold } from '../claims.ts';
import { type Material, readMaterial, retold, type SourceStory } from './material.ts';
import { KINDS, makePlant } from './plants.ts';

const GOLD = '../shared/gold/stories/allsides-train.jsonl';

/** Counts of one kind of error. */
export interface KindScore {
  planted: number;
  /** A verdict of the right kind that does not hold stands in the planted sentence. */
  detected: number;
  /** Verdicts that do not hold, in the clean twins. */
  falseAlarms: number;
}

/** What a run found: counts by kind, and every miss and false alarm in words. */
export interface CheckScores {
  readonly kinds: Readonly<Record<string, KindScore>>;
  readonly misses: readonly string[];
}

/** Every story that can be read: those beside the project, and the project's own invented ones. */
export function readStories(): SourceStory[] {
  const beside = existsSync(GOLD)
    ? readFileSync(GOLD, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as SourceStory)
    : [];
  // The halves of this bench were cut when these were all there were.
  const written = readGold().filter((g) => g.round <= 2);
  const own = written.map((g) => ({
    name: g.id,
    articles: g.reports.map((r) => ({ name: r.name, outlet: r.outlet, published: r.published, text: r.text.join('\n\n') })),
  }));
  return [...own, ...beside];
}

interface Read {
  readonly material: Material;
  readonly sources: readonly AnnotatedArticle[];
}

/** `most` drafts of each kind from `stories`, each with its clean twin, checked; names are asked for. Each story gives one draft of a kind. */
export function scoreCheck(stories: readonly SourceStory[], tools: Tools, most: number): CheckScores {
  const annotated = new Map<string, readonly AnnotatedArticle[]>();
  const materials = stories.map(readMaterial);
  const kinds: Record<string, KindScore> = {};
  const misses: string[] = [];
  Object.keys(KINDS).forEach((kind, k) => {
    const score: KindScore = { planted: 0, detected: 0, falseAlarms: 0 };
    kinds[kind] = score;
    for (let i = 0; i < materials.length && score.planted < most; i++) {
      const at = (i + k * 7) % materials.length;
      const [material, other] = [materials[at] as Material, materials[(at + 11) % materials.length] as Material];
      const plant = makePlant(kind, { material, other, seed: at * 31 + k });
      if (!plant) continue;
      const sources = annotated.get(material.story.name) ?? annotateStory(material.story, tools);
      annotated.set(material.story.name, sources);
      const read = { material, sources };
      score.planted++;
      const wrong = failuresIn(read, makeDraft(material, plant.wrong, at), tools).filter((v) => overlaps(v, plant.wrong, v.draft));
      if (wrong.some((v) => KINDS[kind]?.verdicts.includes(v.kind))) score.detected++;
      else misses.push(`missed ${kind} (${material.story.name}): ${plant.wrong}\n    right: ${plant.right}`);
      for (const v of failuresIn(read, makeDraft(material, plant.right, at), tools)) {
        if (!ASKED.has(v.kind)) score.falseAlarms++;
        misses.push(
          `false ${v.kind} ${v.judgement} (${material.story.name}, ${kind}): ${v.text}: ${v.message}\n    ${v.draft}\n    near: ${v.nearestText}`,
        );
      }
    }
  });
  return { kinds, misses };
}

/** Kinds that only a strict check has. */
const ASKED: ReadonlySet<Verdict['kind']> = new Set(['name', 'statement']);

/** Kinds that can be planted in a sentence that no report prints. */
const RETOLD = ['figure changed', 'unit changed', 'counted thing changed', 'name changed', 'date changed', 'denial dropped'];

/**
 * The same kinds of error planted in an editor's own summary of the reports, which tells them in other words: found when the changed sentence has a verdict
 * that does not hold and that it had not before. `falseAlarms` counts summaries with a verdict that does not hold (names left out): most of them do
 * tell something that the two or three reports at hand do not.
 */
export function scoreRetold(stories: readonly SourceStory[], tools: Tools, most: number): CheckScores {
  const kinds = Object.fromEntries(RETOLD.map((kind): [string, KindScore] => [kind, { planted: 0, detected: 0, falseAlarms: 0 }]));
  const misses: string[] = [];
  stories.forEach((story, at) => {
    const material = readMaterial(story);
    const told = retold(material);
    const wanted = RETOLD.filter((kind) => (kinds[kind]?.planted ?? most) < most);
    const plants = told ? wanted.flatMap((kind) => makePlant(kind, { material: told, other: material, seed: at }) ?? []).length : 0;
    if (!told || !plants) return;
    const sources = annotateStory(story, tools);
    const summary = (story.summary ?? '').replace(/\s+/g, ' ');
    const before = failuresIn({ material, sources }, summary, tools);
    for (const kind of wanted) {
      const plant = makePlant(kind, { material: told, other: material, seed: at });
      const sentence = plant && told.sentences.find((s) => !plant.wrong.includes(s) && summary.includes(s) && isChanged(s, plant.wrong));
      if (!plant || !sentence) continue;
      const score = kinds[kind] as KindScore;
      const known = new Set(before.map((v) => `${v.kind} ${v.text}`));
      const found = failuresIn(
        { material, sources },
        summary.replace(sentence, () => plant.wrong),
        tools,
      ).filter((v) => !known.has(`${v.kind} ${v.text}`));
      score.planted++;
      score.falseAlarms += before.some((v) => !ASKED.has(v.kind)) ? 1 : 0;
      if (found.some((v) => KINDS[kind]?.verdicts.includes(v.kind))) score.detected++;
      else misses.push(`missed ${kind} (${story.name}, retold): ${plant.wrong}\n    right: ${sentence}`);
    }
  });
  return { kinds, misses };
}

/** `wrong` is `sentence` with a few words changed. */
function isChanged(sentence: string, wrong: string): boolean {
  const words = new Set(wrong.split(' '));
  const all = sentence.split(' ');
  return all.filter((w) => words.has(w)).length >= all.length - 3;
}

const annotateStory = (story: SourceStory, tools: Tools): AnnotatedArticle[] =>
  story.articles.map((a) => annotateArticle(makeArticle(a.name, a.text, { outlet: a.outlet, published: a.published }), tools));

/** The sentence among two others of the same reports. */
function makeDraft(material: Material, sentence: string, seed: number): string {
  const random = makeRandom(seed * 101 + 7);
  const [before = '', after = ''] = shuffle(material.sentences, random).filter((s) => s !== sentence && !sharesMuch(s, sentence));
  return [before, sentence, after].filter(Boolean).join(seed % 2 ? ' ' : '\n\n');
}

/** The planted sentence must not stand beside its own right form. */
const sharesMuch = (a: string, b: string): boolean => {
  const words = new Set(a.split(' '));
  return b.split(' ').filter((w) => words.has(w)).length > 0.5 * Math.min(words.size, b.split(' ').length);
};

function failuresIn({ sources }: Read, draft: string, tools: Tools): (Verdict & { readonly draft: string })[] {
  const article = makeArticle('draft.txt', draft);
  const annotated = annotateArticle(article, tools, dateDraft(article, sources) ?? undefined);
  return checkDraft(annotated, sources, { strict: true })
    .filter((v) => !v.holds)
    .map((v) => ({ ...v, draft }));
}

function overlaps(verdict: Verdict, sentence: string, draft: string): boolean {
  const start = draft.indexOf(sentence);
  return verdict.start < start + sentence.length && verdict.end > start;
}

/** Detection by group of kinds (`quotation`, `figure` …) and false alarms for each clean draft, names left out. */
export function sumScores({ kinds }: CheckScores): Record<string, number> {
  const groups = new Map<string, [number, number]>();
  let [alarms, drafts] = [0, 0];
  for (const [kind, score] of Object.entries(kinds)) {
    const group = KINDS[kind]?.group ?? kind;
    const [hit, all] = groups.get(group) ?? [0, 0];
    groups.set(group, [hit + score.detected, all + score.planted]);
    alarms += score.falseAlarms;
    drafts += score.planted;
  }
  const found = [...groups].map(([group, [hit, all]]): [string, number] => [`${group} found`, all ? hit / all : 0]);
  return { ...Object.fromEntries(found), 'clean drafts without false alarm': drafts ? Math.max(0, 1 - alarms / drafts) : 0 };
}
