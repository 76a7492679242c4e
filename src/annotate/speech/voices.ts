import type { Mention } from '../../model/annotation.ts';
import { type Span, slice } from '../../model/span.ts';
import { DOCUMENTS } from '../english/cues.ts';
import type { Resolver } from '../names/references.ts';
import { phraseStartingAt, subjectBefore, verbGroup } from './phrases.ts';
import { type Item, type Stretch, spanOf } from './stretches.ts';

interface Scene {
  readonly text: string;
  readonly mentions: readonly Mention[];
  /** Who filed, issued or published a document, by its noun: the span of the subject. */
  readonly issuers: ReadonlyMap<string, Span>;
  readonly resolver: Resolver;
}

/**
 * Whose voice a source is: what the resolver finds, with families under their head's full name ("his family", "the Lee family"), documents under
 * whoever issued them, and "police" under the one police body that the article names. Call it in order of reading.
 */
export function makeVoices(text: string, mentions: readonly Mention[], stretches: readonly Stretch[], resolver: Resolver): Resolver {
  const scene: Scene = { text, mentions, issuers: findIssuers(stretches), resolver };
  /** What the resolver calls a family, and what it is called here: "they" comes back from the resolver as "his family". */
  const called = new Map<string, string>();
  let family: string | null = null;
  return (source) => {
    if (source.end - source.start > LONGEST) return resolver(source);
    const words = slice(text, source).replace(/\s+/g, ' ');
    // The owner is resolved first, so that "they" in what follows finds the family and not him.
    const last = family ?? familyBefore(scene, source.start);
    const made = /^the family$/i.test(words) ? last : (familyOf(scene, source) ?? documentVoice(scene, source, last) ?? policeOf(scene, words));
    const found = resolver(source);
    if (found === null) return null;
    if (made) called.set(found, made);
    const voice = made ?? called.get(found) ?? found;
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
function familyBefore({ text, mentions }: Scene, at: number): string | null {
  const head = mentions.findLast((m) => m.type === 'PERSON' && m.end < at && /^['’]s?\sfamily\b/.test(text.slice(m.end, m.end + 12)));
  return head ? `family of ${head.entity}` : null;
}

/** "the family's statement", "the complaint": who issued it; `null` when nobody is known to have, or the source is no document. */
function documentVoice({ text, issuers, resolver }: Scene, source: Span, family: string | null): string | null {
  const words = slice(text, source);
  const noun = /(\p{L}+)$/u.exec(words)?.[1]?.toLowerCase().replace(/s$/, '') ?? '';
  if (!DOCUMENTS.has(noun)) return null;
  const owner = /^(?:the\s)?(.+)['’]s?\s(?:\p{Ll}+\s)?\p{Ll}+$/u.exec(words)?.[1];
  if (owner === 'family') return family;
  const at = owner ? { start: source.start + words.indexOf(owner), end: source.start + words.indexOf(owner) + owner.length } : null;
  const issuer = at ?? (/^(?:the|its|their|his|her)\s\p{Ll}+$/iu.test(words) ? issuers.get(noun) : undefined);
  return issuer ? resolver(issuer) : null;
}

/** The one body of police that the article names, for "police" and "police officials". */
function policeOf({ mentions }: Scene, words: string): string | null {
  if (!/^(?:the\s|local\s)?police(?:\s(?:officials|officers))?$/i.test(words)) return null;
  const bodies = new Set(mentions.filter((m) => m.type === 'ORG' && /\bpolice\b/i.test(m.entity) && /\s/.test(m.entity)).map((m) => m.entity));
  return bodies.size === 1 ? ([...bodies][0] ?? null) : null;
}

const ISSUING = new Set(['file', 'issue', 'publish', 'release', 'submit', 'write', 'post']);

/** The subjects of "filed a complaint", "released the report", by the document's noun; the last one holds. */
function findIssuers(stretches: readonly Stretch[]): Map<string, Span> {
  const issuers = new Map<string, Span>();
  for (const { items } of stretches) {
    for (let i = 0; i < items.length; i++) {
      const item = items[i] as Item;
      if (item.tag !== 'VERB' || !ISSUING.has(item.lemma)) continue;
      const thing = phraseStartingAt(items, i + 1);
      const noun = thing && items.slice(thing.from, thing.to).find((x) => x.tag === 'NOUN' && DOCUMENTS.has(x.lemma))?.lemma;
      const { source } = noun ? subjectBefore(items, verbGroup(items, i).from) : { source: null };
      if (noun && source) issuers.set(noun, spanOf(items, source));
    }
  }
  return issuers;
}
