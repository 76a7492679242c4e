// Puts the data files of src/ (weights, gazetteers) beside the compiled modules that read them.
import { cpSync } from 'node:fs';
import { globSync } from 'tinyglobby';

for (const file of globSync('**/*', { cwd: 'src', ignore: '**/*.{ts,md}' })) cpSync(`src/${file}`, `dist/${file}`);
