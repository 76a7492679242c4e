import { signal } from '@preact/signals';

const KEY = 'synoptic-token';

/** The server's token, as long as the tab lives; empty where none is needed. */
const token = signal(read());
/** Called with the token when the reader has given it; `null` while nobody asks. */
export const tokenAsked = signal<((given: string) => void) | null>(null);

let asking: Promise<void> | null = null;

/** Resolves when the reader has given a token; several questions at once wait for the same answer. */
export function askForToken(): Promise<void> {
  asking ??= new Promise((done) => {
    tokenAsked.value = (given) => {
      keep(given);
      tokenAsked.value = null;
      asking = null;
      done();
    };
  });
  return asking;
}

/** Headers with the token, where there is one. */
export const authorise = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  token.peek() ? { ...headers, authorization: `Bearer ${token.peek()}` } : { ...headers };

/** An address with the token, for what cannot send headers: event streams and feed readers. */
export const withToken = (address: string): string =>
  token.peek() ? `${address}${address.includes('?') ? '&' : '?'}token=${encodeURIComponent(token.peek())}` : address;

/** Takes the token out of the address `?token=…`, so that it is neither shown nor sent on with a link. */
export function takeTokenFromAddress(): void {
  const given = new URLSearchParams(location.search).get('token');
  if (!given) return;
  keep(given);
  history.replaceState(null, '', `${location.pathname}${location.hash}`);
}

function keep(given: string): void {
  token.value = given.trim();
  try {
    sessionStorage.setItem(KEY, token.value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

function read(): string {
  try {
    return sessionStorage.getItem(KEY) ?? '';
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return '';
  }
}
