import type { ClaimRow, Figure } from '../../model/edition.ts';
import { slice } from '../../model/span.ts';
import type { StoryReading } from '../reading.ts';
import { contradiction, DENIED, opposition } from './contraries/contradictions.ts';
import { answersOf } from './contraries/denials.ts';
import { type Filling, findFillings } from './gaps.ts';
import { likeness, type Weights, weighFeatures } from './likeness.ts';
import type { MatchModel } from './match-weights.ts';
import { type Pair, pairStatements } from './pairs.ts';
import { showStatement } from './showing.ts';
import { makeCells } from './stances.ts';
import { groupStatements } from './statement-groups.ts';
import { readStatements, type Statement } from './statements.ts';

/**
 * The claims of the story against each of its reports: disputed rows first, then differing, agreed by origins and single ones. A row is
 * one thing that reports say in their own words; what contradicts it stands in the same row as `disputes`. The work grows with the claims,
 * not with their pairs. `model` replaces the weights that ship.
 */
export function alignClaims(story: StoryReading, figures: readonly Figure[] = [], model?: MatchModel): ClaimRow[] {
  const statements = readStatements(story, figures);
  const weights = weighFeatures(statements);
  const pairs = pairStatements(statements, weights, model);
  const chances = readChances(statements, pairs);
  const answers = answersOf(statements, weights, pairs);
  const groups = groupStatements(statements, weights, pairs).flatMap((members) => takeSides(members, { weights, chances, answers }));
  addDisputes(groups, statements, { weights, pairs, answers });
  const fillings = findFillings(groups, statements, pairs);
  const filled = groups.map((group) => fillGroup(group, fillings.get(group) ?? [], weights));
  const rows = keepWithin(filled, story.articles.length).map((group) => makeRow(story, group));
  return rows.sort(byInterest).map((row, i) => ({ ...row.row, id: `c${i + 1}` }));
}

/** One statement with all who say it, and all who say the contrary with the reason why it is that. */
interface Group {
  readonly head: Statement;
  readonly held: readonly Statement[];
  readonly contrary: Map<Statement, string>;
  /** Those of `held` that a report of another day has otherwise, with the reason. */
  readonly otherwise: ReadonlyMap<Statement, string>;
  /** Those of `held` that are only the nearest words of their report. */
  readonly doubtful: ReadonlySet<Statement>;
  /** Likeness of the head and the statement of another report that is most like it, 1 when only one report has it. */
  readonly cohesion: number;
  /** The greatest chance that another report's statement tells what the head does, 1 when only one report has it. */
  readonly chance: number;
}

/** The chances that pairs tell one thing, both ways; a pair that was not looked at has none. */
type Chances = ReadonlyMap<Statement, ReadonlyMap<Statement, number>>;

function readChances(statements: readonly Statement[], pairs: readonly Pair[]): Chances {
  const chances = new Map<Statement, Map<Statement, number>>();
  const note = (one: Statement, other: Statement, chance: number) => {
    const own = chances.get(one) ?? new Map<Statement, number>();
    chances.set(one, own.set(other, chance));
  };
  for (const { a, b, chance } of pairs) {
    if (chance === 0) continue;
    const [one, other] = [statements[a] as Statement, statements[b] as Statement];
    note(one, other, chance);
    note(other, one, chance);
  }
  return chances;
}

/** What sides are taken by. */
interface Judged {
  readonly weights: Weights;
  readonly chances: Chances;
  /** Denials with what they answer. */
  readonly answers: ReadonlyMap<Statement, Statement>;
}

/** Members past this many are compared with the head alone. */
const COMPARED = 24;

/** The members by what they say of the head's statement; those that say the contrary of another day or state are groups of their own. */
function takeSides(members: readonly Statement[], by: Judged): Group[] {
  const { weights, chances, answers } = by;
  const head = pickHead(members, weights);
  const [contrary, otherwise] = [new Map<Statement, string>(), new Map<Statement, string>()];
  const apart: Statement[] = [];
  const held = members.filter((member) => {
    const stands = member === head ? null : opposition(head, member, weights);
    if (answers.get(member) === head || answers.get(head) === member) contrary.set(member, DENIED);
    else if (stands?.kind === 'apart') apart.push(member);
    else if (stands?.kind === 'disputes') contrary.set(member, stands.reason);
    else if (stands?.kind === 'differs') otherwise.set(member, stands.reason);
    return !contrary.has(member) && (stands === null || stands.kind === 'differs');
  });
  const others = held.filter((s) => s.article !== head.article).slice(0, COMPARED);
  const cohesion = others.length ? Math.max(...others.map((s) => likeness(head, s, weights))) : 1;
  const chance = others.length ? Math.max(...others.map((s) => chances.get(head)?.get(s) ?? 0)) : 1;
  return [{ head, held, contrary, otherwise, doubtful: new Set(), cohesion, chance }, ...(apart.length ? takeSides(apart, by) : [])];
}

/** The member most like the others, in the report's own voice and of a readable length when it can be had. */
function pickHead(members: readonly Statement[], weights: Weights): Statement {
  const compared = members.slice(0, COMPARED);
  const scored = compared.map((s) => {
    const alike = compared.reduce((sum, other) => sum + (other === s ? 0 : likeness(s, other, weights)), 0) / Math.max(1, compared.length - 1);
    return { s, score: alike + clarity(s) };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).s;
}

/** How well a statement stands alone, up to about 0.3. */
function clarity(s: Statement): number {
  const words = slice(s.article.text, s.claim).split(/\s+/).length;
  const opening = /^(?:he|she|it|they|we|i|this|that|which|who|his|her|their)\b/i.test(slice(s.article.text, s.claim));
  return (
    (words >= 5 && words <= 32 ? 0.12 : 0) +
    (s.speaker === null ? 0.08 : 0) +
    (opening ? 0 : 0.08) -
    (s.denied ? 0.5 : 0) -
    (s.negative ? 0.25 : 0) -
    0.05 * s.depth
  );
}

/** The row with what reports that are silent in it say in other words; what says the contrary goes to the other side. */
function fillGroup(group: Group, fillings: readonly Filling[], weights: Weights): Group {
  if (!fillings.length) return group;
  const [held, contrary, otherwise] = [group.held, new Map(group.contrary), new Map(group.otherwise)];
  const doubtful = new Set<Statement>();
  for (const { statement } of fillings) {
    const stands = opposition(group.head, statement, weights);
    if (stands?.kind === 'disputes') contrary.set(statement, stands.reason);
    // Near words of a denial as often say what it denies.
    if (group.head.denied || stands?.kind === 'apart' || stands?.kind === 'disputes') continue;
    doubtful.add(statement);
    if (stands?.kind === 'differs') otherwise.set(statement, stands.reason);
  }
  return { ...group, held: [...held, ...doubtful], contrary, otherwise, doubtful };
}

/** Contradictions between groups: each side's row shows the other's words. */
function addDisputes(
  groups: readonly Group[],
  statements: readonly Statement[],
  { weights, pairs, answers }: Omit<Judged, 'chances'> & { readonly pairs: readonly Pair[] },
): void {
  const groupOf = new Map(groups.flatMap((g) => [...g.held, ...g.contrary.keys()].map((s) => [s, g] as const)));
  const oppose = (a: Statement, b: Statement, reason: string | null) => {
    const [one, other] = [groupOf.get(a), groupOf.get(b)];
    if (!reason || !one || !other || one === other) return;
    if (one.held.includes(a)) one.contrary.set(b, reason);
    if (other.held.includes(b)) other.contrary.set(a, reason);
  };
  for (const { a, b, score, chance } of pairs) {
    if (score < CANDIDATE && chance < LIKELY) continue;
    const [one, other] = [statements[a] as Statement, statements[b] as Statement];
    const stands = opposition(one, other, weights);
    oppose(one, other, stands?.kind === 'disputes' ? stands.reason : null);
  }
  for (const [a, b] of [...causalPairs(statements), ...lackingPairs(statements)]) oppose(a, b, contradiction(a, b, weights));
  // Last: what already stands against something answers that.
  for (const [denial, told] of answers) if (!groupOf.get(denial)?.contrary.size) oppose(denial, told, DENIED);
}

/** Pairs from this likeness or this chance on are looked at for contradictions. */
const CANDIDATE = 0.24;
const LIKELY = 0.4;

const MOST_RIVALS = 60;

function hold(holders: Map<string, Statement[]>, key: string, statement: Statement): void {
  const list = holders.get(key);
  if (!list) holders.set(key, [statement]);
  else if (list.length < MOST_RIVALS) list.push(statement);
}

/** Statements about causes whose speaker is named in another. */
function causalPairs(statements: readonly Statement[]): [Statement, Statement][] {
  const causal = statements.filter((s) => s.causal);
  const blamed = new Map<string, Statement[]>();
  for (const s of causal) for (const f of new Set([...s.subjects, ...s.objects])) hold(blamed, f, s);
  return causal.flatMap((b) => [...b.speakers].flatMap((name) => (blamed.get(name) ?? []).map((a): [Statement, Statement] => [a, b])));
}

/** Statements that there is no such thing, with those that speak of it. */
function lackingPairs(statements: readonly Statement[]): [Statement, Statement][] {
  const lacking = statements.filter((s) => s.lacking.length > 0).slice(0, 200);
  const things = new Set(lacking.map((s) => s.lacking.at(-1)));
  const holders = new Map<string, Statement[]>();
  for (const s of statements) for (const f of s.features.keys()) if (things.has(f)) hold(holders, f, s);
  return lacking.flatMap((a) => (holders.get(a.lacking.at(-1) ?? '') ?? []).map((b): [Statement, Statement] => [a, b]));
}

interface Ranked {
  readonly row: ClaimRow;
  /** Reports that tell it, if only perhaps. */
  readonly told: number;
  readonly depth: number;
}

/** Two statements less alike than this, or less likely to tell one thing, are shown together as "unsure"; the latter chosen on bench/gold/printed. */
const SURE = 0.45;
const LIKELY_ONE = 0.3;

function makeRow(story: StoryReading, group: Group): Ranked {
  const { head, held, contrary, otherwise, doubtful } = group;
  const { cells, reasons } = makeCells(story, { head, held, contrary: [...contrary.keys()], otherwise, doubtful });
  const sure = cells.filter((c) => !c.doubtful);
  const telling = new Set(sure.filter((c) => c.stance === 'asserts' || c.stance === 'attributes').map((c) => c.article));
  const origins = story.origins.filter((origin) => origin.some((name) => telling.has(name))).length;
  const judged = sure.some((c) => c.stance === 'disputes') ? 'disputed' : sure.some((c) => c.stance === 'differs') ? 'differs' : null;
  const judgement = judged ?? (origins < 2 ? 'single' : group.cohesion < SURE || group.chance < LIKELY_ONE ? 'unsure' : 'agreed');
  const row = {
    id: '',
    ...showStatement(head),
    cells,
    judgement,
    origins,
    reasons: [...new Set([...contrary.values(), ...otherwise.values(), ...reasons])],
  } as const;
  return { row, told: new Set(sure.filter((c) => c.places.length > 0).map((c) => c.article)).size, depth: Math.min(...held.map((s) => s.depth)) };
}

const RANK = { disputed: 0, differs: 1, agreed: 2, unsure: 3, single: 4 } as const;

const byInterest = (a: Ranked, b: Ranked): number =>
  RANK[a.row.judgement] - RANK[b.row.judgement] ||
  b.row.origins - a.row.origins ||
  b.told - a.told ||
  a.depth - b.depth ||
  a.row.place.start - b.row.place.start;

/** A matrix of hundreds of reports keeps its most telling rows: its cells grow with both. */
const MOST_CELLS = 100_000;

function keepWithin(groups: readonly Group[], articles: number): readonly Group[] {
  const most = Math.max(150, Math.floor(MOST_CELLS / Math.max(1, articles)));
  if (groups.length <= most) return groups;
  const reports = new Map(groups.map((g) => [g, new Set(g.held.map((s) => s.article)).size]));
  const disputed = (g: Group) => (g.contrary.size > 0 ? 1 : 0);
  return [...groups]
    .sort((a, b) => disputed(b) - disputed(a) || (reports.get(b) ?? 0) - (reports.get(a) ?? 0) || a.head.depth - b.head.depth)
    .slice(0, most);
}
