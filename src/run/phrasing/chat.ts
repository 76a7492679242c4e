import { PhraseFailure, type PhraseRequest, type Phraser } from './phrase.ts';

export interface ChatOptions {
  /** The address that the user names, up to `/v1` or whole. */
  readonly address: string;
  readonly model: string;
  readonly key?: string;
  /** Milliseconds that one answer may take. */
  readonly timeout?: number;
}

const TIMEOUT = 60_000;
/** A sentence is a few hundred bytes; a server that sends more is stopped. */
const MOST_BYTES = 200_000;

const TASK = `Rewrite the sentence in plain English, as one sentence. Use only what the sentence and its passages say. Keep every number, date and name, and who says
what. Copy words between quotation marks exactly. Never state as fact what somebody is said to have said. Answer with the sentence and nothing else.`;

/**
 * A phraser that asks a server of the OpenAI chat-completions protocol (Ollama, llama.cpp, vLLM and others speak it) at the address that the user names, and
 * no other: redirects are refused. Throws `TypeError` when `address` is no http(s) address.
 */
export function openChat({ address, model, key, timeout = TIMEOUT }: ChatOptions): Phraser {
  const url = completionsAt(address);
  const headers = { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) };
  return {
    name: model,
    async phrase(request) {
      const signal = AbortSignal.timeout(timeout);
      const body = JSON.stringify({ model, messages: messagesFor(request), temperature: 0, seed: 0, max_tokens: 300, stream: false });
      try {
        const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
        const text = await readLimited(response);
        if (!response.ok) throw new PhraseFailure(`${url.host} answered ${response.status}`);
        return answerIn(text, url.host);
      } catch (error) {
        throw error instanceof PhraseFailure ? error : new PhraseFailure(reasonOf(error, { host: url.host, timeout }));
      }
    },
  };
}

function completionsAt(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new TypeError(`${address} is no http(s) address`);
  if (!url.pathname.endsWith('/chat/completions')) url.pathname = `${url.pathname.replace(/\/+$/, '')}/chat/completions`;
  return url;
}

const messagesFor = ({ sentence, passages }: PhraseRequest) => [
  { role: 'system', content: TASK },
  { role: 'user', content: `Sentence: ${sentence}\n\nPassages:\n${passages.map((p) => `- ${p.replace(/\s+/g, ' ')}`).join('\n')}` },
];

async function readLimited(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (!response.body) return '';
  for await (const part of response.body) {
    size += part.length;
    if (size > MOST_BYTES) throw new PhraseFailure('the answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** `choices[0].message.content` of the protocol's answer. */
function answerIn(text: string, host: string): string {
  const content = parseJson(text)?.choices?.[0]?.message?.content;
  if (typeof content !== 'string' || content.trim() === '') throw new PhraseFailure(`${host} answered no text`);
  return content;
}

interface Completion {
  readonly choices?: readonly { readonly message?: { readonly content?: unknown } }[];
}

function parseJson(text: string): Completion | null {
  try {
    return JSON.parse(text) as Completion | null;
  } catch {
    return null;
  }
}

function reasonOf(error: unknown, { host, timeout }: { host: string; timeout: number }): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return `${host} did not answer within ${timeout / 1000} s`;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
  return `${host} cannot be asked${cause ? ` (${cause})` : ''}`;
}
