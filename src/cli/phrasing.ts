import { type Command, InvalidArgumentError } from 'commander';
import type { PageContent } from '../model/edition.ts';
import { openChat } from '../run/phrasing/chat.ts';
import { phraseBriefs } from '../run/phrasing/phrase.ts';
import { openPool } from '../run/pool.ts';
import type { Terminal } from './terminal.ts';

export interface PhraseOptions {
  readonly phraseWith?: string;
  readonly model?: string;
}

/** The options of every command that writes a brief. */
export const addPhraseOptions = (command: Command): Command =>
  command
    .option('--phrase-with <url>', 'let the model at this OpenAI-compatible address phrase the brief; each sentence must pass check', parseAddress)
    .option('--model <name>', 'the model to ask for, with --phrase-with');

function parseAddress(value: string): string {
  if (!/^https?:$/.test(URL.canParse(value) ? new URL(value).protocol : '')) throw new InvalidArgumentError('Give an http(s) address.');
  return value;
}

/** `content` with its briefs phrased when the user names an address, else as it is; what was refused is told on the terminal. */
export async function phraseContent(content: PageContent, options: PhraseOptions, terminal: Terminal): Promise<PageContent> {
  if (options.phraseWith === undefined) return content;
  const key = process.env.SYNOPTIC_PHRASE_KEY;
  const phraser = openChat({ address: options.phraseWith, model: options.model ?? 'default', ...(key ? { key } : {}) });
  const pool = await openPool(1);
  try {
    const { content: phrased, accepted, refusals } = await phraseBriefs(content, { phraser, pool });
    for (const { sentence, reason } of refusals) terminal.warn(`kept as printed: ${sentence.slice(0, 80)} (${reason})`);
    terminal.warn(`${accepted} of ${accepted + refusals.length} sentences phrased by ${phraser.name}`);
    return phrased;
  } finally {
    await pool.close();
  }
}
