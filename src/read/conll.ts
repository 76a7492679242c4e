import type { Problem } from '../model/problem.ts';
import type { Span } from '../model/span.ts';

/** A text with its names; types as they stand in the file. */
export interface LabelledText {
  readonly name: string;
  readonly text: string;
  readonly names: readonly (Span & { readonly type: string })[];
}

/**
 * Labelled texts of a file in the format of CoNLL-2003 (Tjong Kim Sang and De Meulder 2003): a token a line, its label in the last column as IOB1, IOB2
 * or BIOES, an empty line after a sentence, `-DOCSTART-` before a document. A sentence becomes a line, its tokens joined by spaces. Lines without a
 * label are problems and end their sentence.
 */
export function readConll(name: string, source: string): { texts: LabelledText[]; problems: Problem[] } {
  const texts: LabelledText[] = [];
  const problems: Problem[] = [];
  let draft = startDraft();
  const finish = (): void => {
    if (draft.text.trim()) texts.push({ name: `${name}:${texts.length + 1}`, text: draft.text.trimEnd(), names: draft.names });
    draft = startDraft();
  };
  source.split(/\r?\n/).forEach((line, i) => {
    if (line.startsWith('-DOCSTART-')) finish();
    else if (!line.trim()) endSentence(draft);
    else if (!addToken(draft, line)) {
      problems.push({ file: name, line: i + 1, message: 'no label after the token' });
      endSentence(draft);
    }
  });
  finish();
  return { texts, problems };
}

interface Draft {
  text: string;
  readonly names: { start: number; end: number; type: string }[];
  /** The label before, when it may go on. */
  last: string;
}

const startDraft = (): Draft => ({ text: '', names: [], last: 'O' });

function endSentence(draft: Draft): void {
  if (draft.text && !draft.text.endsWith('\n')) draft.text += '\n';
  draft.last = 'O';
}

function addToken(draft: Draft, line: string): boolean {
  const columns = line.trim().split(/\s+/);
  const [word, label] = [columns[0] ?? '', columns.at(-1) ?? ''];
  const parts = /^(?:O|([BIESLU])-(\S+))$/.exec(label);
  if (columns.length < 2 || !parts) return false;
  const start = draft.text.length + (draft.text && !draft.text.endsWith('\n') ? 1 : 0);
  if (start > draft.text.length) draft.text += ' ';
  draft.text += word;
  const [, place = '', type = ''] = parts;
  const open = draft.names.at(-1);
  // IOB1 begins with I; B, S and U always begin.
  if (type && open && !/[BSU]/.test(place) && draft.last === type) open.end = draft.text.length;
  else if (type) draft.names.push({ start, end: draft.text.length, type });
  draft.last = /[ESLU]/.test(place) ? 'O' : type || 'O';
  return true;
}

/** Labelled texts of JSON Lines of `{text, mentions: [{start, end, type}]}`; offsets are UTF-16 code units. */
export function readLabelledLines(name: string, source: string): { texts: LabelledText[]; problems: Problem[] } {
  const texts: LabelledText[] = [];
  const problems: Problem[] = [];
  source.split('\n').forEach((line, i) => {
    if (!line.trim()) return;
    const text = readLine(`${name}:${i + 1}`, line);
    if (text) texts.push(text);
    else problems.push({ file: name, line: i + 1, message: 'not a JSON line of {text, mentions: [{start, end, type}]}' });
  });
  return { texts, problems };
}

/** Either form, told apart by its first character. */
export const readLabelled = (name: string, source: string): { texts: LabelledText[]; problems: Problem[] } =>
  /^\s*\{/.test(source) ? readLabelledLines(name, source) : readConll(name, source);

function readLine(name: string, line: string): LabelledText | null {
  try {
    const { text, mentions } = JSON.parse(line) as { text?: unknown; mentions?: unknown };
    return typeof text === 'string' && Array.isArray(mentions) && mentions.every((m) => isName(m, text.length))
      ? { name, text, names: mentions }
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const isName = (m: Partial<Span & { type: string }> | null, length: number): m is Span & { type: string } =>
  Number.isInteger(m?.start) && Number.isInteger(m?.end) && typeof m?.type === 'string' && (m.start as number) >= 0 && (m.end as number) <= length;

/** Names of types in other sets, by the types that the tagger knows; a type that is in neither is left alone. */
export const NAME_TYPES: Readonly<Record<string, string>> = {
  PER: 'PERSON',
  PERSON: 'PERSON',
  ORG: 'ORG',
  LOC: 'LOC',
  GPE: 'LOC',
  FAC: 'LOC',
  MISC: 'MISC',
  NORP: 'MISC',
  EVENT: 'MISC',
  LAW: 'MISC',
  WORK_OF_ART: 'MISC',
  PRODUCT: 'MISC',
};
