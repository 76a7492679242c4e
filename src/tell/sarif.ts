import type { Article } from '../model/article.ts';
import type { VerdictKind } from '../model/verdict.ts';
import type { Judgement, Verdict } from './check.ts';

const RULES: Readonly<Record<Exclude<Judgement, 'verbatim' | 'covered'>, string>> = {
  altered: 'A quotation, figure or date is not as its sources print it.',
  stitched: 'A quotation is put together from passages apart.',
  misattributed: 'A quotation is given to somebody else than in its sources.',
  'not-found': 'No source has this quotation, figure, date or name.',
  'bound-lost': 'A figure has lost its bound: “at least 70” told as 70.',
  'attribution-lost': 'What the sources attribute is told as fact.',
  'negation-lost': 'What the sources deny is told as fact.',
  'negation-added': 'What the sources tell as fact is denied.',
};

type DraftFile = Pick<Article, 'name' | 'text'>;

/**
 * The verdicts that do not hold as SARIF 2.1.0 (OASIS), for editors and continuous integration; columns count UTF-16 code units. `draft` has the text that
 * the verdicts point into.
 */
export function tellSarif(draft: DraftFile, verdicts: readonly Verdict[], version: string): object {
  const lines = lineStarts(draft.text);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Synoptic',
            version,
            rules: Object.entries(RULES).map(([id, text]) => ({ id, shortDescription: { text } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: verdicts.filter((v) => !v.holds).map((verdict) => tellResult(draft, verdict, lines)),
      },
    ],
  };
}

/** Kinds that are asked for only when strict, and dates. */
const WARNED: ReadonlySet<VerdictKind> = new Set(['name', 'date', 'statement']);

function tellResult(draft: DraftFile, verdict: Verdict, lines: readonly number[]): object {
  const [from, to] = [positionOf(lines, verdict.start), positionOf(lines, verdict.end)];
  const nearest = verdict.nearestText === null ? '' : ` Nearest in ${verdict.nearest?.article}: ${verdict.nearestText}`;
  return {
    ruleId: verdict.judgement,
    level: WARNED.has(verdict.kind) ? 'warning' : 'error',
    message: { text: `${verdict.kind} “${verdict.text}”: ${verdict.message}.${nearest}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(draft.name) },
          region: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
        },
      },
    ],
  };
}

const lineStarts = (text: string): number[] => [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];

/** 1-based line and column of an offset. */
export function positionOf(lines: readonly number[], offset: number): { line: number; column: number } {
  let line = lines.length;
  while (line > 1 && (lines[line - 1] as number) > offset) line--;
  return { line, column: offset - (lines[line - 1] as number) + 1 };
}
