import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemoryStore } from '../../src/store/memory.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { testStore } from './contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'synoptic-store-'));
let files = 0;

testStore('memory', async () => openMemoryStore());
testStore('sqlite', async () => openSqliteStore(join(folder, `${files++}.db`)));
testStore('sqlite that adds up lists of words', async () => openSqliteStore(join(folder, `${files++}.db`), { common: 0 }));
