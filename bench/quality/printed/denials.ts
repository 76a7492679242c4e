/**
 * Which denials of printed stories answer the likeliest words of another voice, as labelled in bench/gold/printed/denials.jsonl (`a` is the denial): all
 * that were denied outright, of those negated the likeliest and some at random. What learns from them scores them (bench/train/contraries.ts).
 */
import { type Answer, findAnswers } from '../../../src/align/claims/contraries/denials.ts';
import { weighFeatures } from '../../../src/align/claims/likeness.ts';
import { pairStatements } from '../../../src/align/claims/pairs.ts';
import { readStatements } from '../../../src/align/claims/statements.ts';
import type { Tools } from '../../../src/run/flow.ts';
import { type LabelledPair, statementAt } from './contraries.ts';
import { type Part, readPrinted, readPrintedLabels } from './labels.ts';

/** A labelled denial with its measures. */
export interface ReadDenial {
  readonly label: LabelledPair;
  readonly measures: Answer['measures'];
}

/** The labelled denials of `part`; those that the program would hold against other words now are left out. */
export function readDenials(part: Part, tools: Tools): ReadDenial[] {
  return [...readPrinted(readPrintedLabels<LabelledPair>('denials.jsonl', part), tools)].flatMap(({ story, labels }) => {
    const statements = readStatements(story);
    const weights = weighFeatures(statements);
    const found = findAnswers(statements, weights, pairStatements(statements, weights));
    return labels.flatMap((label) => {
      const [a, b] = [statementAt(statements, label.a), statementAt(statements, label.b)];
      const answer = found.find(({ denial, told }) => denial === a && told === b);
      return answer ? [{ label, measures: answer.measures }] : [];
    });
  });
}
