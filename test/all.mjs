// Runs every test under test/ with node:test; arguments are name patterns of files to run alone.
import { spawnSync } from 'node:child_process';
import { globSync } from 'tinyglobby';

const wanted = process.argv.slice(2);
const files = globSync(['test/**/*.test.ts']).filter((file) => wanted.length === 0 || wanted.some((w) => file.includes(w)));
if (files.length === 0) {
  console.error(`no test file matches ${wanted.join(', ')}`);
  process.exit(2);
}
const run = spawnSync(process.execPath, ['--import', 'tsx', '--test', ...files.sort()], { stdio: 'inherit' });
process.exit(run.status ?? 1);
