import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import type { Command } from 'commander';
import { readPageShell } from '../../run/page-shell.ts';
import { readSchemas } from '../../run/schemas.ts';
import { LOOPBACK } from '../../server/security.ts';
import { makeServer } from '../../server/server.ts';
import { parseCount } from '../inputs.ts';
import type { Terminal } from '../terminal.ts';
import { addLibraryOption, type LibraryOptions, serveLibrary, VERSION } from './library.ts';

interface ServeOptions extends LibraryOptions {
  readonly host: string;
  readonly port: number;
  readonly name: readonly string[];
  readonly token?: string;
}

/** `synoptic serve` */
export function addServe(program: Command, terminal: Terminal): void {
  addLibraryOption(program.command('serve').description('Serve the library over HTTP: the workbench and its interface (/openapi.json).'))
    .option('--host <address>', 'where to listen; other addresses than this machine’s own need a token', '127.0.0.1')
    .option('--port <n>', 'where to listen', parseCount, 4750)
    .option('--name <host...>', 'further host names under which the server may be asked', [])
    .option('--token <token>', 'what every request must carry (default: none on this machine, else a new one)')
    .option('--threads <n>', 'threads to read reports and tell stories on', parseCount)
    .action((options: ServeOptions) => serveLibrary(options, (library) => serve(library, options, terminal)));
}

async function serve(library: Parameters<typeof makeServer>[0], options: ServeOptions, terminal: Terminal): Promise<void> {
  const isLocal = options.host === 'localhost' || options.host === '::1' || options.host.startsWith('127.');
  const token = options.token ?? (isLocal ? null : randomBytes(24).toString('base64url'));
  const hosts = new Set([...LOOPBACK, hostOf(options.host), hostname().toLowerCase(), ...options.name.map((n) => n.toLowerCase())]);
  const app = await makeServer(library, {
    token,
    hosts,
    version: VERSION,
    page: readPageShell('workbench'),
    schemas: readSchemas(),
    requestsPerMinute: 1200,
    log: terminal.warn,
  });
  const address = await app.listen({ host: options.host, port: options.port });
  terminal.warn(`synoptic serves ${options.library} at ${address}${token === null ? '' : ` with the token ${token}`} (Ctrl-C ends)`);
  await new Promise<void>((done) => {
    process.once('SIGINT', done);
    process.once('SIGTERM', done);
  });
  await app.close();
}

const hostOf = (address: string): string => (isIP(address) === 6 ? `[${address}]` : address.toLowerCase());
