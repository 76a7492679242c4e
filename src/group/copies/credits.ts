import type { AnnotatedArticle } from '../../model/article.ts';
import { AGENCIES } from './agencies.ts';

/** A news agency, by its usual short name. */
export type Agency = string;

const HEAD = 600;
const TAIL = 1000;

/**
 * The agency whose copy `article` says it prints: in its dateline ("PARIS (AP) —"), byline, or last lines ("additional reporting by …, Reuters");
 * `null` when it credits none. An agency named in the prose ("told Reuters") is no credit.
 */
export function findCredit(article: AnnotatedArticle): Agency | null {
  const authors = article.declared.authors.join('; ');
  const head = article.text.slice(0, HEAD);
  const tail = article.text.length > HEAD ? article.text.slice(-TAIL) : '';
  const agency = AGENCIES.find(({ names }) => names.some((name) => creditsName({ authors, head, tail }, name)));
  return agency?.short ?? null;
}

/** The agency that publishes under the outlet's name or at its address; `null` when the outlet is no agency. */
export function findAgency({ declared }: AnnotatedArticle): Agency | null {
  const outlet = declared.outlet?.toLowerCase() ?? '';
  const host = hostOf(declared.url);
  const agency = AGENCIES.find(
    ({ names, hosts }) => names.some((name) => outlet === name.toLowerCase()) || hosts.some((own) => host === own || host.endsWith(`.${own}`)),
  );
  return agency?.short ?? null;
}

/** The host of an address, without `www.`; `''` when it is none. */
export function hostOf(url: string | null): string {
  return /^[a-z]+:\/\/(?:www\.)?([^/:?#]+)/i.exec(url ?? '')?.[1]?.toLowerCase() ?? '';
}

interface Credited {
  readonly authors: string;
  readonly head: string;
  readonly tail: string;
}

/** For each agency's name: in brackets, after "By …", or alone on a line. */
const HEAD_CREDITS = new Map(
  AGENCIES.flatMap(({ names }) =>
    names.map((name) => [name, new RegExp(`\\(${name}\\)|^by [^\\n]{0,80}\\b${name}\\b|^[^\\S\\n]*(?:source: )?${name}[^\\S\\n]*$`, 'im')] as const),
  ),
);

const TAIL_CREDIT = /\b(?:reporting by|contributed to this|copyright|©|with files from|originally published)/i;
const LONGEST_CREDIT = 60;

function creditsName({ authors, head, tail }: Credited, name: string): boolean {
  if (hasName(authors, name) || (hasName(head, name) && HEAD_CREDITS.get(name)?.test(head))) return true;
  return tail.split('\n').some((line) => hasName(line, name) && (line.trim().length <= LONGEST_CREDIT || TAIL_CREDIT.test(line)));
}

const hasName = (line: string, name: string): boolean => {
  const at = line.indexOf(name);
  return at >= 0 && !/[\p{L}\p{N}]/u.test(line.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(line.charAt(at + name.length));
};
