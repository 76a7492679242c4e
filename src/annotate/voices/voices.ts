import type { Mention } from '../../model/annotation.ts';
import { type Span, slice } from '../../model/span.ts';
import { DOCUMENTS } from '../english/cues.ts';
import { mainSubject, phraseStartingAt, possessorBefore, subjectBefore, verbGroup } from '../speech/phrases.ts';
import { type Item, type Range, type Stretch, spanOf } from '../speech/stretches.ts';
import { policeOf } from './bodies.ts';
import type { Resolver } from './scene.ts';

/** A document where it is named, with whose it is. */
interface Issue {
  readonly at: number;
  readonly by: Span;
}

interface Scene {
  readonly text: string;
  readonly mentions: readonly Mention[];
  /** Who filed, issued or published documents, by their noun, in order. */
  readonly issuers: ReadonlyMap<string, readonly Issue[]>;
  /** Those whose family is spoken of, where they are named. */
  readonly families: readonly Mention[];
  readonly resolver: Resolver;
}

/**
 * Whose voice a source is: what the resolver finds, with families under their head's full name ("his family", "the Lee family"), documents under
 * whoever issued them, and "police" under the one police body that the article names. Call it in order of reading.
 */
export function makeVoices(text: string, mentions: readonly Mention[], stretches: readonly Stretch[], resolver: Resolver): Resolver {
  const families = mentions.filter((m) => m.type === 'PERSON' && /^['’]s?\sfamily\b/.test(text.slice(m.end, m.end + 12)));
  const scene: Scene = { text, mentions, issuers: findIssuers(stretches), families, resolver };
  /** What the resolver calls a family, and what it is called here: "they" comes back from the resolver as "his family". */
  const called = new Map<string, string>();
  let family: string | null = null;
  let spoken: Before['spoken'] = null;
  return (source, phrase) => {
    if (source.end - source.start > LONGEST) return resolver(source);
    const words = slice(text, source).replace(/\s+/g, ' ');
    // The owner is resolved first, so that "they" in what follows finds the family and not him.
    const last = family ?? familyBefore(scene, source.start);
    const made = /^the family$/i.test(words)
      ? last
      : (familyOf(scene, source) ?? documentVoice(scene, source, { family: last, spoken }) ?? policeOf(mentions, text, words));
    const found = resolver(source, phrase);
    const voice = made ?? (found === null ? null : (called.get(found) ?? found));
    if (voice === null) return null;
    if (made && found !== null) called.set(found, made);
    spoken = { voice, at: source.end };
    if (voice.startsWith('family of ')) family = voice;
    return voice;
  };
}

/** A longer source is a description; patterns that look back from its end would cost its square. */
const LONGEST = 120;

/** "Ann Lee's family", "her family", "the Lee family in Kent": the family of the full name; `null` for other sources. */
function familyOf({ text, resolver }: Scene, source: Span): string | null {
  const words = slice(text, source);
  const owner = /^(?:the\s)?(.+?)['’]s?\s(?:\p{Ll}+\s){0,2}(?:family|relatives)$/iu.exec(words)?.[1];
  const name = owner ?? /^[Tt]he\s((?:\p{Lu}[\p{L}'’-]+\s?)+)\sfamily\b/u.exec(words)?.[1] ?? /^(his|her)\sfamily$/i.exec(words)?.[1];
  if (!name) return null;
  const start = source.start + words.indexOf(name);
  const person = resolver({ start, end: start + name.length });
  return person ? `family of ${person}` : null;
}

/** The family named last before `at`, of whoever is named with it; `null` when there is none. */
function familyBefore({ families }: Scene, at: number): string | null {
  const head = families.findLast((m) => m.end < at);
  return head ? `family of ${head.entity}` : null;
}

/** "the family's statement", "the complaint", "the post": who issued it, for a message else who spoke just before; `null` when nobody is known to have, or the source is no document. */
function documentVoice({ text, issuers, resolver }: Scene, source: Span, before: Before): string | null {
  const words = slice(text, source);
  const [last = ''] = /[\p{L}-]+$/u.exec(words.slice(words.lastIndexOf(' ') + 1)) ?? [];
  const noun = last.toLowerCase().replace(/s$/, '');
  if (!DOCUMENTS.has(noun)) return null;
  const owner = /^(?:the\s)?(.+)['’]s?\s(?:\p{Ll}+\s)?\p{Ll}+$/u.exec(words)?.[1];
  if (owner === 'family') return before.family;
  if (owner) return resolver({ start: source.start + words.indexOf(owner), end: source.start + words.indexOf(owner) + owner.length });
  if (!/^(?:the|its|their|his|her)\s[\p{Ll}-]+$/iu.test(words)) return null;
  const issuer = issuers.get(kindOf(noun))?.findLast((issue) => issue.at < source.start)?.by;
  if (issuer) return resolver(issuer);
  return MESSAGES.has(noun) && before.spoken && source.start - before.spoken.at < LONGEST_BACK ? before.spoken.voice : null;
}

/** What went before a source: the family named last, who spoke last and where. */
interface Before {
  readonly family: string | null;
  readonly spoken: { readonly voice: string; readonly at: number } | null;
}

const MESSAGES = new Set('statement letter post tweet message email note memo write-up essay brief'.split(' '));

/** Characters back to whoever spoke before a message that nobody is said to have sent. */
const LONGEST_BACK = 600;

/** One suit goes by many names. */
const kindOf = (noun: string): string => (/^(?:lawsuit|complaint|filing|petition|motion|brief)$/.test(noun) ? 'suit' : noun);

const ISSUING = new Set(['file', 'issue', 'publish', 'release', 'submit', 'write', 'post', 'send', 'sign', 'pen']);

/** Whose documents are named where, by the document's noun, in order: "filed a complaint", "Lee’s letter", "a note from Lee", "Lee said in a statement". */
function findIssuers(stretches: readonly Stretch[]): Map<string, Issue[]> {
  const issuers = new Map<string, Issue[]>();
  for (const { items } of stretches) {
    for (let i = 0; i < items.length; i++) {
      const item = items[i] as Item;
      const sues = item.tag === 'VERB' && item.lemma === 'sue';
      if (!sues && (item.tag !== 'NOUN' || !DOCUMENTS.has(item.lemma))) continue;
      const by = sues ? subjectBefore(items, verbGroup(items, i).from).source : issuerOf(items, i);
      if (by) addIssue(issuers, sues ? 'suit' : kindOf(item.lemma), { at: item.start, by: spanOf(items, by) });
    }
  }
  return issuers;
}

function addIssue(issuers: Map<string, Issue[]>, kind: string, issue: Issue): void {
  const list = issuers.get(kind);
  if (list) list.push(issue);
  else issuers.set(kind, [issue]);
}

/** "a note from Lee", "a suit filed Monday by the owners". */
function bySource(items: readonly Item[], i: number): Range | null {
  let k = i + 1;
  if (items[k]?.tag === 'VERB' && ISSUING.has(items[k]?.lemma ?? '')) {
    k++;
    while (k - i < LONGEST_ISSUE && /^(?:ADV|PROPN|NOUN|ADP)$/.test(items[k]?.tag ?? '') && items[k]?.lower !== 'by') k++;
    return items[k]?.lower === 'by' ? phraseStartingAt(items, k + 1) : null;
  }
  return /^(?:by|from)$/.test(items[k]?.lower ?? '') ? phraseStartingAt(items, k + 1) : null;
}

/** Words from a document over "filed in court on Friday" to "by". */
const LONGEST_ISSUE = 8;

/** Words from a document to the verb that issued it. */
const REACH = 14;

function issuerOf(items: readonly Item[], i: number): Range | null {
  const owner = possessorBefore(items, i);
  if (owner) return owner;
  const by = bySource(items, i);
  if (by) return by;
  let from = i;
  while (from > 0 && i - from < REACH && !/^(?:VERB|ADP|PUNCT)$/.test(items[from - 1]?.tag ?? '')) from--;
  const lead = items[from - 1];
  if (lead?.lower === 'in' && items[from]?.tag === 'DET' && items[from]?.lower !== 'the')
    return sayerBefore(items, from - 1) ?? mainSubject(items, items.length);
  return lead?.tag === 'VERB' && ISSUING.has(lead.lemma) ? subjectBefore(items, verbGroup(items, from - 1).from).source : null;
}

/** "Delmar, which built it, said in a statement": the subject of the verb right before "in". */
function sayerBefore(items: readonly Item[], at: number): Range | null {
  const verb = items[at - 1];
  return verb?.tag === 'VERB' ? subjectBefore(items, verbGroup(items, at - 1).from).source : null;
}
