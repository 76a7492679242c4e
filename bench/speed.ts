import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/**
 * Articles a second and peak resident memory of annotate, as users run it: the compiled program (`npm run bench:speed` compiles first), a process a
 * figure, since memory once taken is not given back. First argument: how many articles (default all), second: threads (default one, then all cores).
 */
const GOLD = '../shared/gold/stories/allsides-train.jsonl';
if (!existsSync(GOLD)) throw new Error(`${GOLD} is not there`);

const [most = 'Infinity', threads] = process.argv.slice(2);
const measure = fileURLToPath(new URL('./speed-measure.mjs', import.meta.url));
for (const what of threads ? [threads] : ['1', `${availableParallelism()}`, 'names'])
  execFileSync(process.execPath, [measure, GOLD, what, most], { stdio: 'inherit', env: { ...process.env, NODE_OPTIONS: '' } });
