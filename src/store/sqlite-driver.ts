import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { MIGRATIONS } from './schema.ts';

export type Value = string | number | bigint | Uint8Array | null;

/** One open library file: prepared statements by their text, and transactions. */
export interface Connection {
  all<T>(sql: string, ...values: Value[]): T[];
  get<T>(sql: string, ...values: Value[]): T | undefined;
  run(sql: string, ...values: Value[]): { readonly lastInsertRowid: number };
  /** Runs `work` in one transaction; taken back whole when it throws. */
  write<T>(work: () => T): T;
  /** Runs `work` on one state of the file, whatever other processes write meanwhile. */
  read<T>(work: () => T): T;
  close(): void;
}

/** A library file that cannot be opened or written, with what to do. */
export class LibraryError extends Error {
  override readonly name = 'LibraryError';
}

const BUSY_MILLISECONDS = 10_000;

export interface ConnectOptions {
  readonly readOnly?: boolean;
  /** How long to wait for another process's write. */
  readonly busyMilliseconds?: number;
}

/** Opens or creates the library `file` and brings its schema up to date; with `readOnly` it must be there, and is left as it is. Throws LibraryError. */
export function connect(file: string, options: ConnectOptions = {}): Connection {
  refuseForeign(file);
  if (options.readOnly && !existsSync(file))
    throw new LibraryError(`there is no library ${file}; \`synoptic add\` makes one, --library names another`);
  const database = translate(file, () => open(file, options));
  const statements = new Map<string, StatementSyncInstance>();
  const prepare = (sql: string): StatementSyncInstance => {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  translate(file, () => migrate(database, file, options.readOnly ?? false));
  return {
    all: <T>(sql: string, ...values: Value[]) => translate(file, () => prepare(sql).all(...values) as T[]),
    get: <T>(sql: string, ...values: Value[]) => translate(file, () => prepare(sql).get(...values) as T | undefined),
    run: (sql, ...values) => translate(file, () => ({ lastInsertRowid: Number(prepare(sql).run(...values).lastInsertRowid) })),
    write: (work) => translate(file, () => transact(database, 'begin immediate', work)),
    read: (work) => translate(file, () => transact(database, 'begin', work)),
    close: () => database.close(),
  };
}

function open(file: string, { readOnly = false, busyMilliseconds = BUSY_MILLISECONDS }: ConnectOptions): DatabaseSyncInstance {
  const database = readOnly ? openToRead(file) : new DatabaseSync(file);
  database.exec(`pragma busy_timeout = ${busyMilliseconds}`);
  if (!readOnly) database.exec('pragma journal_mode = wal');
  database.exec(
    'pragma synchronous = full; pragma foreign_keys = on; pragma trusted_schema = off; pragma cache_size = -65536; pragma journal_size_limit = 16000000',
  );
  return database;
}

/** In a folder where nothing may be written, a library in WAL mode can be read only as one that nobody writes (sqlite.org/wal.html, read-only databases). */
function openToRead(file: string): DatabaseSyncInstance {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    database.prepare('select count(*) from sqlite_schema').get();
    return database;
  } catch (error) {
    database.close();
    if (!/readonly/i.test(String(error)) || existsSync(`${file}-wal`)) throw error;
    return new DatabaseSync(`${pathToFileURL(file).href}?immutable=1`, { readOnly: true });
  }
}

/** A file that is no library is left alone: SQLite would take an empty or foreign one as its own. */
function refuseForeign(file: string): void {
  const head = Buffer.alloc(16);
  let size = 0;
  try {
    const handle = openSync(file, 'r');
    size = readSync(handle, head, 0, 16, 0);
    closeSync(handle);
  } catch {
    return;
  }
  if (size > 0 && head.toString('latin1') !== 'SQLite format 3\0')
    throw new LibraryError(`${file} is not a library file; name another with --library`);
}

function migrate(database: DatabaseSyncInstance, file: string, readOnly: boolean): void {
  const version = Number((database.prepare('pragma user_version').get() as { user_version: number }).user_version);
  if (version > MIGRATIONS.length)
    throw new LibraryError(
      `${file} was written by a newer version of Synoptic (schema ${version}, this one knows ${MIGRATIONS.length}); update Synoptic`,
    );
  if (version === MIGRATIONS.length) return;
  if (readOnly) {
    connect(file).close();
    return;
  }
  transact(database, 'begin immediate', () => {
    const now = Number((database.prepare('pragma user_version').get() as { user_version: number }).user_version);
    for (const step of MIGRATIONS.slice(now)) database.exec(step);
    database.exec(`pragma user_version = ${MIGRATIONS.length}`);
  });
}

function transact<T>(database: DatabaseSyncInstance, begin: 'begin' | 'begin immediate', work: () => T): T {
  database.exec(begin);
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

/** SQLite's result codes that a user can do something about (sqlite.org/rescode.html). */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/disk is full|SQLITE_FULL/i, 'the disk is full; nothing of the last batch was kept, free some space and run again'],
  [
    /disk I\/O error|SQLITE_IOERR/i,
    'it cannot be written or read (is the disk full or taken away?); nothing of the last batch was kept, the rest is whole',
  ],
  [/readonly|read-only|READONLY/i, 'the file or its folder is read-only'],
  [/locked|busy/i, 'another process has been writing to it for too long; try again'],
  [/malformed|corrupt|not a database/i, 'the file is damaged; run `synoptic doctor` and restore a copy'],
  [/unable to open|CANTOPEN/i, 'it cannot be opened; does the folder exist, and may you write there?'],
];

function translate<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const advice = ADVICE.find(([pattern]) => pattern.test(message))?.[1];
    if (advice === undefined || error instanceof LibraryError) throw error;
    throw new LibraryError(`${file}: ${advice} (${message})`);
  }
}
