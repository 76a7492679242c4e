import type { AnnotatedArticle } from '../../model/article.ts';
import type { Duplicate, DuplicateRelation } from '../../model/story.ts';
import { listComponents } from './components.ts';
import { tellCorrection } from './corrections.ts';
import { findAgency, findCredit, hostOf } from './credits.ts';
import { countShared, type Fingerprint } from './fingerprints.ts';

/** An article with what copies of it are found by. */
export interface Printed {
  readonly article: AnnotatedArticle;
  readonly fingerprint: Fingerprint;
  /** The agency that it credits, and the one that it is; read only of articles that have copies. */
  readonly credit?: string | null;
  readonly agency?: string | null;
}

/** Two articles that share text, by number; `share` of the shingles of the shorter stands in the longer. */
export interface Match {
  readonly a: number;
  readonly b: number;
  readonly share: number;
}

/** What speaks for one article having copied another: above 0 it did, below 0 the other way round. */
interface Judgement {
  readonly weight: number;
  readonly reasons: readonly string[];
}

/** A piece of evidence. Dates and credits were printed to say who was first; lengths only hint at it. */
type Evidence = (copy: Printed, from: Printed) => { readonly weight: number; readonly reason: string } | null;

const EVIDENCE: readonly Evidence[] = [isCredited, isLater, namesOutlet, isMarkedCorrected, isReworked, isShorter, losesCredit];

/** Evidence that weighs less than `TELLS` hints at a direction and does not tell it: some desks cut what they print, others add to it. */
const TELLS = 1.5;
const HINT = 0.7;

/** One pair for each copy among `matches`: a tree in each family of copies, under the article that had the text first. */
export function traceCopies(printed: readonly Printed[], matches: readonly Match[]): Duplicate[] {
  const families = listComponents(
    printed.length,
    matches.map(({ a, b }) => [a, b] as const),
  );
  const numbers = new Array<number>(printed.length).fill(0);
  families.forEach((members, family) => {
    for (const member of members) numbers[member] = family;
  });
  const ofFamily: Match[][] = families.map(() => []);
  for (const match of matches) ofFamily[numbers[match.a] as number]?.push(match);
  const credited = [...printed];
  for (const i of new Set(matches.flatMap(({ a, b }) => [a, b]))) credited[i] = readCredits(printed[i] as Printed);
  return ofFamily.flatMap((own) => (own.length ? traceFamily(own, credited) : []));
}

const readCredits = ({ article, fingerprint }: Printed): Printed => ({
  article,
  fingerprint,
  credit: findCredit(article),
  agency: findAgency(article),
});

/** From the likeliest origin outwards, always over the strongest match to an article not yet reached (Prim 1957). */
function traceFamily(matches: readonly Match[], printed: readonly Printed[]): Duplicate[] {
  const directed = matches.flatMap(({ a, b, share }) => {
    const { weight } = judgeCopy(printed[b] as Printed, printed[a] as Printed);
    return [
      { from: a, copy: b, strength: share + weight / 10 },
      { from: b, copy: a, strength: share - weight / 10 },
    ];
  });
  const reached = new Set([findOrigin(directed)]);
  const found: Duplicate[] = [];
  const ranked = directed.sort((x, y) => y.strength - x.strength || x.from - y.from || x.copy - y.copy);
  for (;;) {
    const next = ranked.find(({ from, copy }) => reached.has(from) && !reached.has(copy));
    if (!next) return found;
    reached.add(next.copy);
    found.push(tellCopy(printed[next.from] as Printed, printed[next.copy] as Printed));
  }
}

/** The article that least copied any other. */
function findOrigin(directed: readonly { readonly from: number; readonly copy: number; readonly strength: number }[]): number {
  const standing = new Map<number, number>();
  for (const { from, copy, strength } of directed) {
    standing.set(from, (standing.get(from) ?? 0) + strength);
    standing.set(copy, (standing.get(copy) ?? 0) - strength);
  }
  return [...standing].reduce((best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] < best[0]) ? one : best))[0];
}

/** How much speaks for `copy` having taken its text from `from`, and what. */
export function judgeCopy(copy: Printed, from: Printed): Judgement {
  const evidence = EVIDENCE.flatMap((weigh) => {
    const forward = weigh(copy, from);
    const back = weigh(from, copy);
    return [...(forward ? [forward] : []), ...(back ? [{ weight: -back.weight, reason: '' }] : [])];
  });
  return { weight: evidence.reduce((sum, { weight }) => sum + weight, 0), reasons: evidence.flatMap(({ reason }) => (reason ? [reason] : [])) };
}

function tellCopy(from: Printed, copy: Printed): Duplicate {
  const size = Math.max(1, copy.fingerprint.shingles.length);
  const exact = isSame(from.fingerprint, copy.fingerprint);
  const containment = exact ? 1 : Math.round((countShared(from.fingerprint, copy.fingerprint) / size) * 1e4) / 1e4;
  const relation = exact ? 'exact' : relate(from, copy);
  const judgement = judgeCopy(copy, from);
  const told = judgement.weight >= TELLS;
  return {
    from: from.article.name,
    copy: copy.article.name,
    relation,
    containment,
    ...(told ? {} : { direction: 'unknown' as const }),
    reasons: [
      exact ? 'the same words throughout' : `${Math.round(100 * containment)} % of its own words stand there`,
      ...judgement.reasons,
      ...(told ? [] : ['which of the two was first is not known']),
      ...(relation === 'corrected' ? tellCorrection(from.article.text, copy.article.text) : []),
    ],
  };
}

/** A text with less than this share of another's words is an excerpt of it. */
const EXCERPT = 0.6;

const isSame = (a: Fingerprint, b: Fingerprint): boolean => a.whole === b.whole && a.words === b.words;

function relate(from: Printed, copy: Printed): DuplicateRelation {
  if (isSameAddress(from.article, copy.article)) return 'corrected';
  return copy.fingerprint.words < EXCERPT * from.fingerprint.words ? 'excerpt' : 'near';
}

/** One address, but for scheme, `www.`, query, fragment and closing slash. */
function isSameAddress(a: AnnotatedArticle, b: AnnotatedArticle): boolean {
  const path = (url: string | null): string => `${hostOf(url)}${/^[a-z]+:\/\/[^/]+([^?#]*)/i.exec(url ?? '')?.[1]?.replace(/\/+$/, '') ?? ''}`;
  return hostOf(a.declared.url) !== '' && path(a.declared.url) === path(b.declared.url);
}

function isCredited(copy: Printed, from: Printed) {
  if (!from.agency || copy.agency === from.agency) return null;
  return copy.credit === from.agency ? { weight: 4, reason: `credits ${from.agency}` } : { weight: 1.5, reason: `${from.agency} is a news agency` };
}

function isLater(copy: Printed, from: Printed) {
  const [later, earlier] = [copy.article.published, from.article.published];
  if (!later || !earlier || later.precision === 'interval' || earlier.precision === 'interval') return null;
  return isAfter(later.value, earlier.value) ? { weight: 3, reason: `published later (${later.value}, not ${earlier.value})` } : null;
}

/** Compares two ISO 8601 dates as far as both reach; moments across their zones, one without a zone as UTC. */
function isAfter(later: string, earlier: string): boolean {
  if (later.includes('T') && earlier.includes('T')) return readMoment(later) > readMoment(earlier);
  const length = Math.min(10, later.length, earlier.length);
  return later.slice(0, length) > earlier.slice(0, length);
}

const readMoment = (value: string): number => Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`);

/** "first published by the Harbour Post", "according to the Harbour Post". */
function namesOutlet(copy: Printed, from: Printed) {
  const outlet = from.article.declared.outlet;
  if (!outlet || outlet.length < 4 || outlet === copy.article.declared.outlet) return null;
  const at = copy.article.text.indexOf(outlet);
  if (at < 0) return null;
  const before = copy.article.text.slice(Math.max(0, at - 40), at);
  return /\b(?:by|in|from|on|to|via)\s+(?:the\s+)?$|source:?\s*$/i.test(before) ? { weight: 2, reason: `names ${outlet}` } : null;
}

const CORRECTED =
  /^\W{0,3}(?:correction|corrected|clarification|editor[’']s note|updated?)\b|\bthis (?:story|article|report) (?:has been|was) (?:corrected|updated)\b|\ban earlier version of this\b/im;

function isMarkedCorrected({ article }: Printed, from: Printed) {
  const marked = CORRECTED.test(article.text) && !CORRECTED.test(from.article.text);
  return marked && isSameAddress(article, from.article) ? { weight: 2, reason: 'says that it was corrected or updated' } : null;
}

const REWORKED =
  /\b(?:additional|with|some) reporting (?:by|from)\b|\bcontributed (?:to this (?:report|story|article)|reporting)\b|\bwith files from\b/i;

/**
 * A desk that adds to another's text says whom it has from. An agency so credited tells; a colleague only hints, for the line stands at the end,
 * where a copy is cut.
 */
function isReworked(copy: Printed, from: Printed) {
  if (!REWORKED.test(copy.article.text)) return null;
  if (copy.credit && !from.credit) return { weight: 2.5, reason: `credits reporting by ${copy.credit}` };
  return REWORKED.test(from.article.text) ? null : { weight: HINT, reason: 'credits reporting by others' };
}

function isShorter(copy: Printed, from: Printed) {
  const share = copy.fingerprint.words / from.fingerprint.words;
  return share < 0.85 ? { weight: share < EXCERPT ? TELLS : HINT, reason: 'the shorter of the two' } : null;
}

/** Of two outlets that print one agency's text, the one that still says so stands nearer to it. */
function losesCredit(copy: Printed, from: Printed) {
  if (copy.agency || from.agency) return null;
  return from.credit && !copy.credit ? { weight: 0.5, reason: `prints it without the credit to ${from.credit}` } : null;
}
