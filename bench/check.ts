/**
 * Plants one error of every kind in drafts made from the reports of whole stories and tells how many `check` finds, and how often it is wrong about the
 * same drafts without the error. Rules may be tuned on half a (stories of even number); half b is only measured.
 *
 *   npx tsx bench/check.ts [--half a|b] [--drafts N] [--misses [KIND]]
 */
import { existsSync } from 'node:fs';
import { loadTools } from '../src/run/tools.ts';
import { type CheckScores, readStories, scoreCheck, scoreRetold, sumScores } from './quality/check/check.ts';
import { KINDS } from './quality/check/plants.ts';
import { type StatementScore, scoreStatements } from './quality/check/statements.ts';

function tell(half: string, scores: CheckScores, misses: string | boolean): void {
  console.log(`\nhalf ${half}`);
  for (const [kind, s] of Object.entries(scores.kinds))
    console.log(
      `  ${kind.padEnd(24)} ${s.detected}/${s.planted}  ${(s.detected / Math.max(1, s.planted)).toFixed(3)}   false alarms ${s.falseAlarms}`,
    );
  for (const [name, figure] of half.endsWith('reports') ? Object.entries(sumScores(scores)) : [])
    console.log(`  ${name.padEnd(36)} ${figure.toFixed(3)}`);
  const wanted = scores.misses.filter((m) => misses === true || (typeof misses === 'string' && m.slice(0, 60).includes(misses)));
  for (const miss of wanted) console.log(`\n${miss}`);
}

function tellStatements(half: string, scores: Readonly<Record<string, StatementScore>>): void {
  console.log(`\nhalf ${half}, sentences found together in a source, in none, of all`);
  for (const [whose, s] of Object.entries(scores)) console.log(`  ${whose.padEnd(24)} ${s.told}, ${s.untold} of ${s.sentences}`);
}

/** Every so manieth summary is asked for its statements. */
const EVERY = 8;

async function main(args: readonly string[]): Promise<void> {
  const option = (flag: string): string | undefined => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined);
  const misses = args.includes('--misses') ? (option('--misses') ?? true) : false;
  const most = Number(option('--drafts') ?? 40);
  const stories = readStories();
  if (!existsSync('../shared/gold')) console.error('no gold beside the project: only the invented stories are read');
  const tools = await loadTools();
  console.log(`${Object.keys(KINDS).length} kinds, at most ${most} drafts each and as many clean ones`);
  for (const half of ['a', 'b']) {
    if ((option('--half') ?? half) !== half) continue;
    const chosen = stories.filter((_, i) => i % 2 === (half === 'a' ? 0 : 1));
    tell(`${half}, sentences of the reports`, scoreCheck(chosen, tools, most), misses);
    tell(`${half}, editors’ summaries`, scoreRetold(chosen, tools, most), misses);
    tellStatements(half, { ...scoreStatements(chosen, tools, EVERY) });
  }
}

await main(process.argv.slice(2));
