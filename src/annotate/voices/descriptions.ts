import type { Mention } from '../../model/annotation.ts';
import type { Span } from '../../model/span.ts';
import { type Prose, type Token, tokenAt } from '../../text/prose.ts';
import { DEMONYMS } from '../english/names.ts';
import { BODY_KINDS, BUSINESSES, EPITHETS, KIN, OFFICE_PARTS, OFFICE_TIMES, PERSON_KINDS, PUBLIC_HEADS, STATE_NOUNS } from '../english/roles.ts';
import { roleWord } from '../names/titles.ts';
import { isPersonNoun, type Known } from './cast.ts';
import { personOf } from './persons.ts';
import { isSubject, knownOf, type Scene, sentenceAt } from './scene.ts';

/** A description taken apart: "the former foreign minister" has head `minister` and the others before it. */
interface Description {
  readonly opener: 'the' | 'one' | 'his' | 'her';
  readonly source: Span;
  readonly head: string;
  readonly others: readonly string[];
}

/** The entity that "the ministry", "the former minister", "her husband" or "one attorney" means; `null` when none fits well enough. */
export function byRole(scene: Scene, source: Span): string | null {
  const description = readDescription(scene, source);
  if (!description) return null;
  if (description.opener === 'one') return soonNamed(scene, description);
  const kin = kinOf(scene, description);
  if (kin) return kin;
  return personByRole(scene, description) ?? personByEpithet(scene, description) ?? bodyByKind(scene, description);
}

const LONGEST = 7;

function readDescription({ prose }: Scene, source: Span): Description | null {
  const first = tokenAt(prose.tokens, source.start);
  const tokens: Token[] = [];
  for (let i = first; i < prose.tokens.length && (prose.tokens[i] as Token).start < source.end; i++) tokens.push(prose.tokens[i] as Token);
  const opener = openerOf(tokens[0]);
  if (!opener) return null;
  const end = tokens.findIndex(
    (t, i) => i > 0 && (/^(?:ADP|PUNCT|VERB|SCONJ)$/.test(t.tag) || /^(?:who|that|which)$/.test(t.lower)) && t.word !== '-',
  );
  const core = tokens.slice(1, end < 0 ? tokens.length : end).filter((t) => t.word !== '-' && !/^['’]s$/.test(t.word));
  const head = core.at(-1);
  if (!head || core.length > LONGEST || !/^[\p{L}\p{N}]/u.test(head.word)) return null;
  const words = core.map((t) => t.lower);
  // "the president-elect": the office, with its time.
  if (core.length > 1 && OFFICE_TIMES.get(head.lower) === 'next') words.unshift(words.pop() as string);
  return { opener, source, head: words.at(-1) as string, others: words.slice(0, -1) };
}

function openerOf(token: Token | undefined): Description['opener'] | null {
  const word = token?.lower ?? '';
  if (/^(?:the|this|that|its|their)$/.test(word)) return 'the';
  if (word === 'one' || word === 'a' || word === 'an') return 'one';
  return word === 'his' || word === 'her' ? word : null;
}

/* ——— people ——— */

/** Most names that a description is held against, so that hostile texts cost no more than long ones. */
const MOST_TRIED = 300;

/** The names before `source`, last first. */
const namesBefore = ({ mentions }: Scene, source: Span): Mention[] => {
  const end = tokenAt(mentions, source.start);
  return mentions.slice(Math.max(0, end - MOST_TRIED), end).reverse();
};

interface Candidate {
  readonly entity: string;
  readonly score: number;
}

const best = (found: readonly Candidate[]): string | null => [...found].sort((a, b) => b.score - a.score)[0]?.entity ?? null;

/** People named so far whose roles have the head or a narrower word; the modifiers must not speak against them. */
function personByRole(scene: Scene, description: Description): string | null {
  const { prose } = scene;
  const { source, head } = description;
  if (!isPersonNoun(head) || isBodyNoun(head)) return null;
  const here = sentenceAt(prose, source.start);
  const stranger = lastStranger(scene, description);
  const found = new Map<string, Candidate>();
  for (const m of namesBefore(scene, source)) {
    const person = knownOf(scene, m);
    if (person?.type !== 'PERSON' || found.has(m.entity)) continue;
    const fit = fitOf(person, description);
    if (fit <= 0 || (stranger > m.start && fit < 3)) continue;
    found.set(m.entity, { entity: m.entity, score: fit - 0.1 * (here - sentenceAt(prose, m.start)) });
  }
  return best([...found.values()]);
}

/** How well a person bears a description, 0 when not: the head 2, or 1 for a wider word, and the modifiers. */
function fitOf({ roles, age }: Known, { head, others }: Description): number {
  const word = roleWord(head);
  const narrower = PERSON_KINDS.get(head) ?? PERSON_KINDS.get(word);
  const follows = roles.has('successor') && others.some((o) => OFFICE_TIMES.get(o) === 'next');
  let fit = roles.has(head) || roles.has(word) || follows ? 2 : narrower && [...narrower].some((w) => roles.has(w)) ? 1 : 0;
  if (fit === 0) return 0;
  for (const other of others) {
    if (roles.has(other) || roles.has(roleWord(other)) || other === age) fit += 0.5;
    else if (OFFICE_TIMES.get(other) === 'acting') return 0;
    else if (OFFICE_TIMES.has(other)) fit += timeFit(roles, other);
    else if (!follows && (OFFICE_PARTS.has(other) || DEMONYMS.has(other))) return 0;
    else fit -= 0.4;
  }
  if (!others.some((o) => OFFICE_PARTS.has(o)) && [...roles].some((r) => DEPUTIES.has(r))) fit -= 0.6;
  return fit;
}

const DEPUTIES: ReadonlySet<string> = new Set(['deputy', 'vice', 'assistant', 'elect', 'acting', 'interim']);

/** "the former minister" is not the one brought in as successor, "the new" one is not the one who resigned. */
function timeFit(roles: ReadonlySet<string>, word: string): number {
  const time = OFFICE_TIMES.get(word);
  const borne = new Set([...roles].flatMap((r) => OFFICE_TIMES.get(r) ?? []));
  if (roles.has('successor')) borne.add('next');
  if (time !== undefined && borne.has(time)) return 0.6;
  return borne.size > 0 ? -0.8 : time === 'past' ? 0 : -0.3;
}

/** Where an unnamed one of this description was last brought in ("a driver … the driver"); -1 for nowhere. */
const lastStranger = ({ strangers }: Scene, { head, source }: Description): number => strangers.get(head)?.findLast((at) => at < source.start) ?? -1;

const REACH_OF_EPITHETS = 3;

/** "the billionaire", "the 58-year-old": the only person of the last sentences, or the one who acts in them. */
function personByEpithet(scene: Scene, description: Description): string | null {
  const { prose } = scene;
  const { source, head, others } = description;
  const isAge = head === 'old' && others.includes('year');
  // "the Texan", but not "the British".
  const byOrigin = DEMONYMS.has(head) && (others.includes('old') || (others.length === 0 && /(?:an|ine|ane)$/.test(head)));
  if (!isAge && !byOrigin && !EPITHETS.has(head)) return null;
  if (lastStranger(scene, description) >= 0) return null;
  const here = sentenceAt(prose, source.start);
  const found = new Map<string, Candidate>();
  for (const m of namesBefore(scene, source)) {
    const distance = here - sentenceAt(prose, m.start);
    if (distance > REACH_OF_EPITHETS) break;
    const person = knownOf(scene, m);
    if (person?.type !== 'PERSON' || (isAge && person.age !== null && !others.includes(person.age))) continue;
    const score = (isSubject(prose, m) ? 1 : 0) - 0.3 * distance + (isAge && person.age !== null ? 2 : 0);
    if (score > (found.get(m.entity)?.score ?? -9)) found.set(m.entity, { entity: m.entity, score });
  }
  const [first, second] = [...found.values()].sort((a, b) => b.score - a.score);
  return first && (!second || first.score - second.score > 0.5) ? first.entity : null;
}

/** "One lawmaker called it reckless. …, said Rep. Groves": the next person named, when the role is his and he is new. */
function soonNamed(scene: Scene, { source, head }: Description): string | null {
  const { prose, mentions } = scene;
  const here = sentenceAt(prose, source.start);
  const at = tokenAt(mentions, source.end);
  const m = mentions.slice(at, at + 3).find((x) => x.type === 'PERSON');
  const person = knownOf(scene, m);
  if (!m || person?.type !== 'PERSON' || !isPersonNoun(head) || person.roles.has('another')) return null;
  if (sentenceAt(prose, m.start) - here > 2 || person.first < source.start) return null;
  if (person.roles.size === 0 && speaksNext(scene, m)) return m.entity;
  return fitOf(person, { opener: 'one', source, head, others: [] }) > 0 ? m.entity : null;
}

/** "“…,” Bo Oakes told reporters": a verb of telling right after the name or before it, so that the unnamed one comes by a name when quoted. */
function speaksNext({ prose }: Scene, m: Mention): boolean {
  const [before, after] = [prose.tokens[tokenAt(prose.tokens, m.start) - 1], prose.tokens[tokenAt(prose.tokens, m.end)]];
  return /^(?:say|tell)$/.test(after?.lemma ?? '') || before?.lemma === 'say';
}

/* ——— kin ——— */

/** "her husband", "his lawyer": whoever was brought in as such of the same person, or of whom the person was brought in as the counterpart. */
function kinOf(scene: Scene, { opener, source, head }: Description): string | null {
  if (opener !== 'his' && opener !== 'her') return null;
  const others = KIN.get(head);
  if (!others) return null;
  const owner = personOf(scene, { start: source.start, end: source.start + opener.length }, opener === 'his' ? 'he' : 'she');
  if (owner === null) return null;
  const ownerOf = (at: number): string | null => personBefore(scene, at);
  for (const person of [...scene.known.values()].slice(0, MOST_TRIED))
    if (person.entity !== owner && person.kinOf.some((k) => k.word === head && ownerOf(k.at) === owner)) return person.entity;
  const known = scene.known.get(owner);
  const tie = known?.kinOf.find((k) => others.includes(k.word));
  return tie ? ownerOf(tie.at) : null;
}

/** The last person named before `at`. */
function personBefore({ mentions }: Scene, at: number): string | null {
  for (let i = tokenAt(mentions, at) - 1; i >= 0; i--) if (mentions[i]?.type === 'PERSON') return mentions[i]?.entity ?? null;
  return null;
}

/* ——— bodies ——— */

const isBodyNoun = (head: string): boolean => BODY_KINDS.has(head) || (BUSINESSES.has(head) && !/(?:er|or)$/.test(head));

const REACH_OF_BODIES = 12;

/** "the agency", "the company", "the Alliance": the body last named whose name or kind has the noun, subjects first. */
function bodyByKind(scene: Scene, description: Description): string | null {
  const { prose } = scene;
  const { source, head, others } = description;
  const here = sentenceAt(prose, source.start);
  const stranger = lastStranger(scene, description);
  const needed = [...others, head];
  const found = new Map<string, Candidate>();
  for (const m of namesBefore(scene, source)) {
    const distance = here - sentenceAt(prose, m.start);
    if (m.type === 'PERSON' || m.start < stranger) continue;
    const fit = endsWith(knownOf(scene, m)?.words ?? [], needed) ? 2 : distance > REACH_OF_BODIES ? 0 : kindFit(scene, m, head);
    const score = fit - 0.1 * distance + (isSubject(prose, m) ? 0.3 : 0);
    if (fit > 0 && score > (found.get(m.entity)?.score ?? -9)) found.set(m.entity, { entity: m.entity, score });
  }
  return best([...found.values()]);
}

function kindFit(scene: Scene, m: Mention, head: string): number {
  if (m.type === 'LOC') return STATE_NOUNS.has(head) && (m.metonym === true || isCalled(scene.prose, m, head)) ? 0.5 : 0;
  if (m.type !== 'ORG') return 0;
  const words = knownOf(scene, m)?.words ?? [];
  const kind = BODY_KINDS.get(head);
  if (kind && words.some((w) => kind.has(w))) return 1.5;
  if (!BUSINESSES.has(head) || words.some((w) => PUBLIC_HEADS.has(w))) return 0;
  return words.some((w) => NEWSPAPERS?.has(w)) ? 0.4 : 1;
}

/** A newspaper is a business, too, but news seldom calls one "the company". */
const NEWSPAPERS = BODY_KINDS.get('newspaper');

/** "the state of Nevada". */
const isCalled = ({ text }: Prose, m: Mention, head: string): boolean =>
  text.slice(Math.max(0, m.start - head.length - 4), m.start).toLowerCase() === `${head} of `;

const endsWith = (words: readonly string[], needed: readonly string[]): boolean =>
  words.length > needed.length && needed.every((w) => words.includes(w));
