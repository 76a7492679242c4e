// Puts the data files of src/ (weights, gazetteers) beside the compiled modules that read them, and lets the command be run.
import { chmodSync, cpSync } from 'node:fs';
import { globSync } from 'tinyglobby';

for (const file of globSync('**/*', { cwd: 'src', ignore: '**/*.{ts,md}' })) cpSync(`src/${file}`, `dist/${file}`);
chmodSync('dist/cli/main.js', 0o755);
