/** What drafts for the bench of `check` are made of, read from the reports by plain patterns alone, never by the annotators that are measured. */
import { splitSentences } from '../../../src/text/sentences.ts';
import { tokenize } from '../../../src/text/tokens.ts';

/** A story as the bench reads it. */
export interface SourceStory {
  readonly name: string;
  /** What an editor wrote of it in his own words. */
  readonly summary?: string;
  readonly articles: readonly { readonly name: string; readonly outlet: string; readonly published: string | null; readonly text: string }[];
}

/** Words between quotation marks with the full name that is printed beside them. */
export interface Quoted {
  readonly article: string;
  readonly start: number;
  readonly words: string;
  readonly speaker: string;
  /** The sentence or sentences around it, as printed. */
  readonly printed: string;
}

/** What one story offers. */
export interface Material {
  readonly story: SourceStory;
  /** Whole sentences without quotation marks, fit for a draft. */
  readonly sentences: readonly string[];
  readonly quoted: readonly Quoted[];
  /** All texts in one, for asking whether a wording is printed anywhere. */
  readonly all: string;
}

/** Reads what `story` offers. */
export function readMaterial(story: SourceStory): Material {
  const paragraphs = story.articles.flatMap((a) => paragraphsOf(a.text).map((p) => ({ article: a.name, ...p })));
  return {
    story,
    sentences: [...new Set(paragraphs.flatMap((p) => outsideQuotes(p.text)))].filter(isFit),
    quoted: paragraphs.flatMap((p) => readQuoted(p, namesByLast(story))),
    all: story.articles.map((a) => a.text).join('\n\n'),
  };
}

/** The same material with the sentences of the editor's summary for those of the reports; `null` when there is none. */
export function retold(material: Material): Material | null {
  const { summary } = material.story;
  return summary ? { ...material, sentences: outsideQuotes(summary.replace(/\s+/g, ' ')).filter((s) => s.length > 50 && !/["“”]/.test(s)) } : null;
}

/** Full names of a story by surname; a surname that two bear is left out. */
function namesByLast(story: SourceStory): Map<string, string> {
  const names = new Map<string, string>();
  for (const name of new Set(story.articles.flatMap((a) => a.text.match(new RegExp(NAME, 'g')) ?? []))) {
    const last = name.split(' ').at(-1) as string;
    names.set(last, names.has(last) ? '' : name);
  }
  return names;
}

interface Paragraph {
  readonly start: number;
  readonly text: string;
}

function paragraphsOf(text: string): Paragraph[] {
  let at = 0;
  return text.split('\n').flatMap((line) => {
    const start = at;
    at += line.length + 1;
    return line.trim() ? [{ start, text: line }] : [];
  });
}

/** The sentences of a paragraph that begin outside quotation marks; none of one that opens marks and never closes them. */
function outsideQuotes(text: string): string[] {
  const opened = (part: string): number => (part.match(/“/g)?.length ?? 0) - (part.match(/”/g)?.length ?? 0) + ((part.match(/"/g)?.length ?? 0) % 2);
  if (opened(text) !== 0) return [];
  return splitSentences(text).flatMap((s) => (opened(text.slice(0, s.start)) === 0 ? [text.slice(s.start, s.end)] : []));
}

/** A sentence that a writer could take over: whole, of middling length, no page furniture, not leaning on the one before. */
function isFit(sentence: string): boolean {
  const whole = /^[A-Z][a-z’'A-Z-]*\s/.test(sentence) && /[a-z\d%)]\.$/.test(sentence);
  const clean = !/["“”|•►@#[\]()*]|https?:|www\.|--|[a-z][A-Z]|\b(?:MORE|Getty|Photo|Image|Video|AP)\b/.test(sentence);
  const leans = /^(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their|But|And|So|Or|However|Also|Still|Then)\b/.test(sentence);
  return whole && clean && !leans && sentence.length > 50 && sentence.length < 280;
}

const NAME = String.raw`[A-Z][a-z’-]+(?: [A-Z]\.)? [A-Z][A-Za-z’-]+`;
const SPEAKER = String.raw`(?:${NAME}|(?:Mr\. |Ms\. |Mrs\. |Sen\. |Rep\. )?[A-Z][a-z’-]{2,})`;
const AFTER = new RegExp(String.raw`^(${SPEAKER}) (?:said|says|told|added)\b|^(?:said|says|added) (${SPEAKER})(?=[,.;]|$| in\b| on\b)`);

/** Quotations of seven words or more with a name and a verb of saying right after them; a surname stands for the full name that the story has for it. */
function readQuoted({ article, start, text }: Paragraph & { readonly article: string }, names: ReadonlyMap<string, string>): Quoted[] {
  return [...text.matchAll(/["“]([^"“”]{35,320})[,.!?]["”]\s?/g)].flatMap((match) => {
    const end = match.index + match[0].length;
    const credit = AFTER.exec(text.slice(end, end + 80));
    const words = match[1] as string;
    const named = (credit?.[1] ?? credit?.[2])?.replace(/^(?:Mr|Ms|Mrs|Sen|Rep)\. /, '');
    const speaker = named?.includes(' ') ? named : names.get(named ?? '');
    if (
      !speaker ||
      /\b(?:Rep|Sen|Gov|Democratic|Republican)$/.test(speaker) ||
      wordsIn(words) < 7 ||
      /[[\]…]|\.\.\./.test(words) ||
      !/^[A-Z]/.test(words)
    )
      return [];
    const rest = text.slice(end);
    const stop = /^[^"“”.]*\.(?=\s|$)/.exec(rest)?.[0];
    if (!stop || stop.length > 160) return [];
    return [{ article, start: start + match.index, words, speaker, printed: `${match[0]}${stop}` }];
  });
}

/** Words and numbers of `text`. */
export const wordsIn = (text: string): number => tokenize(text).filter((t) => /[\p{L}\p{N}]/u.test(t.word)).length;

/** One of `items` by `random`; `null` of none. */
export const pick = <T>(items: readonly T[], random: () => number): T | null => items[Math.floor(random() * items.length)] ?? null;
