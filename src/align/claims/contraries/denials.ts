import type { Weights } from '../likeness.ts';
import { chanceOf } from '../matches.ts';
import type { Pair } from '../pairs.ts';
import type { Statement } from '../statements.ts';
import { measureContrary } from './contraries.ts';
import { DENIALS } from './contrary-weights.ts';

/** What somebody says is not so, with what another voice tells that it may answer, and the measures by which that is judged, in the order of `DENIALS`. */
export interface Answer {
  readonly denial: Statement;
  readonly told: Statement;
  readonly measures: readonly number[];
}

/**
 * For each denial that a report tells as somebody's words the affirmative statement of another report that most likely tells the same, when it is another
 * voice's: who denies something answers somebody. Linear in the pairs.
 */
export function findAnswers(statements: readonly Statement[], weights: Weights, pairs: readonly Pair[]): Answer[] {
  const nearest = statements.map((): Nearest => ({ at: -1, chance: 0 }));
  const offer = (from: number, at: number, chance: number) => {
    if (chance > (nearest[from] as Nearest).chance && isAffirmed(statements[at] as Statement)) nearest[from] = { at, chance };
  };
  for (const { a, b, chance } of pairs) {
    offer(a, b, chance);
    offer(b, a, chance);
  }
  return nearest.flatMap(({ at, chance }, i) => {
    const [denial, told] = [statements[i] as Statement, statements[at]];
    if (!told || !isDenied(denial) || told.speaker === null || told.speaker === denial.speaker) return [];
    return [{ denial, told, measures: measure({ denial, told, chance, size: statements.length }, weights) }];
  });
}

interface Nearest {
  readonly at: number;
  readonly chance: number;
}

/**
 * From this chance on a denial answers what is told, in a story of so few statements that all speak of one event. Of printed stories, which have a hundred
 * and more, what is likeliest is answered in one case of five (bench/README.md, Claims).
 */
const ANSWERED = 0.3;
const FEW = 60;

/** The denials among `statements` with what each answers; none in a long story. */
export function answersOf(statements: readonly Statement[], weights: Weights, pairs: readonly Pair[]): Map<Statement, Statement> {
  if (statements.length > FEW) return new Map();
  const answered = findAnswers(statements, weights, pairs).filter(({ measures }) => chanceOf(measures, DENIALS) >= ANSWERED);
  return new Map(answered.map(({ denial, told }) => [denial, told]));
}

const isAsked = ({ claim }: Statement): boolean => claim.modality === 'asked';

const isAffirmed = (s: Statement): boolean => !s.negative && !s.denied && !isAsked(s);

const isDenied = (s: Statement): boolean => (s.negative || s.denied) && s.speaker !== null && !isAsked(s);

interface Found {
  readonly denial: Statement;
  readonly told: Statement;
  readonly chance: number;
  /** Statements of the story. */
  readonly size: number;
}

/** The chance that both tell one thing, whether it is denied outright, the story's size, what both share and whose words they are, and their mood. */
function measure({ denial, told, chance, size }: Found, weights: Weights): number[] {
  const shared = measureContrary({ a: denial, b: told, sign: 'negation' }, weights);
  return [
    Math.log(chance / (1 - chance)),
    yes(denial.denied),
    Math.log(size),
    ...shared.slice(0, SIGNS),
    ...shared.slice(SIGNS + 3),
    yes(denial.claim.modality === told.claim.modality),
    yes(told.claim.modality === 'fact'),
  ];
}

/** Where the measures of the sign and of two voices stand, which are the same for all answers. */
const SIGNS = 7;

const yes = (truth: boolean): number => (truth ? 1 : 0);
