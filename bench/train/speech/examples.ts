import { endsOf, type Frame, frameOf, resumptionsOf, startsOf } from '../../../src/annotate/speech/edges/options.ts';
import { readSigns, type Signs } from '../../../src/annotate/speech/edges/signs.ts';
import {
  detailOfEnd,
  detailOfStart,
  featuresOfResumption,
  newSheet,
  outlineOfEnd,
  outlineOfStart,
  type Sheet,
} from '../../../src/annotate/speech/edges/templates.ts';
import { BIAS, featuresOfAttribution, featuresOfReading } from '../../../src/annotate/speech/features.ts';
import { isQuoted, readingsOf } from '../../../src/annotate/speech/judges.ts';
import { piecesOf, type Range } from '../../../src/annotate/speech/stretches.ts';
import type { SpeechWeights } from '../../../src/annotate/speech/weights.ts';
import { jaccard, type Lesson, lettersOf, shared } from './lessons.ts';
import type { Example } from './softmax.ts';

/** The examples of which words lead speech, and of where content starts and ends, added to `into`. */
export function learnFrom({ text, items, clauses }: Lesson, into: { attributions: Example[]; edges: Example[] }): void {
  let signs: Signs | null = null;
  for (const { a, wanted, edges } of clauses) {
    const set = lettersOf(
      text,
      a.content.flatMap((r) => piecesOf(text, items, r)),
    );
    const near = wanted ? jaccard(set, wanted.letters) : 0;
    into.attributions.push(yesOrNo(featuresOfAttribution(items, a), near >= 0.5 || (isQuoted(items, a.content) && near > 0)));
    if (!edges) continue;
    signs ??= readSigns(items);
    into.edges.push(...learnEdges(signs, frameOf(a), edges));
  }
}

/** The choices that lead to `pieces`; none when they are not among the options. */
function learnEdges(signs: Signs, frame: Frame, pieces: readonly Range[]): Example[] {
  const [lead, more] = pieces as [Range, Range?];
  const choices = [
    choice(startsOf(signs, frame), lead.from, (s, list) => {
      outlineOfStart(signs, frame, s, list);
      detailOfStart(signs, frame, s, list);
    }),
  ];
  for (const { from, to } of pieces)
    choices.push(
      choice(endsOf(signs, frame, from), to, (e, list) => {
        outlineOfEnd(signs, frame, { from, to: e }, list);
        detailOfEnd(signs, frame, { from, to: e }, list);
      }),
    );
  if (lead.from < frame.cue.from)
    choices.push(choice(resumptionsOf(signs, frame), more?.from ?? -1, (r, list) => featuresOfResumption(signs, frame, { lead, r }, list)));
  return choices.every(({ right }) => right >= 0) ? choices : [];
}

function choice(places: readonly number[], right: number, write: (at: number, into: Sheet) => void): Example {
  const options = places.map((at) => {
    const sheet = newSheet();
    write(at, sheet);
    return sheet.values.slice(0, sheet.count);
  });
  return { options, right: places.indexOf(right) };
}

const NOTHING_HELD = new Int32Array();

/** A yes or no is a choice against nothing. */
const yesOrNo = (features: readonly number[], yes: boolean): Example => ({
  options: [Int32Array.of(BIAS, ...features), NOTHING_HELD],
  right: yes ? 0 : 1,
});

/** What `weights`, which never saw `lesson`, make of its clauses, and whether that is what PolNeAR has: half of it, or quoted words that go on in the next stretch. */
export function verdictsOf({ text, items, clauses }: Lesson, weights: SpeechWeights): Example[] {
  const readings = readingsOf(
    items,
    clauses.map((c) => c.a),
    weights,
  );
  return readings.map((r) => {
    const wanted = clauses.find((c) => c.a.cue.from === r.a.cue.from)?.wanted;
    const set = lettersOf(
      text,
      r.a.content.flatMap((c) => piecesOf(text, items, c)),
    );
    const found = wanted && (jaccard(set, wanted.letters) >= 0.5 || (r.quoted && shared(set, wanted.letters) > 0.9 * set.size));
    return yesOrNo(featuresOfReading(text, items, r, readings), found === true);
  });
}
