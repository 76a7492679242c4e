/*
 * Learns src/annotate/speech/weights.bin from PolNeAR train (../shared/gold/quotations): which clauses are reported speech or thought,
 * and where their content starts and ends. Softmax regression by AdaGrad over hashed features in a fixed order: always the same bytes.
 *   npx tsx bench/train/quotations.ts
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { makeTagger } from '../../src/annotate/tagger.ts';
import { readGold, teach } from './speech/lessons.ts';
import { learnWeights } from './speech/tables.ts';

const tag = makeTagger();
const bytes = learnWeights(readGold().map((gold) => teach(gold, tag)));
writeFileSync(new URL('../../src/annotate/speech/weights.bin', import.meta.url), bytes);
console.log(`${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`);
