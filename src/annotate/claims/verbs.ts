import type { Prose, Token } from '../../text/prose.ts';
import { RELATIVES } from './words.ts';

/** Half-open range of token indexes. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/** A verb with its auxiliaries; `head` is the index of the verb that carries the meaning. */
export interface VerbGroup extends Run {
  readonly head: number;
  readonly form: 'finite' | 'bare-past' | 'gerund' | 'infinitive';
}

const isVerbal = (token: Token | undefined): boolean => token?.tag === 'VERB' || token?.tag === 'AUX';
const isNegation = (token: Token | undefined): boolean => token?.tag === 'PART' && /^n[o']?t$/.test(token.lower);
const continuesGroup = (token: Token | undefined): boolean => isVerbal(token) || token?.tag === 'ADV' || isNegation(token);

/** The verb groups of `run` in order, never overlapping. */
export function findVerbGroups(tokens: readonly Token[], run: Run): VerbGroup[] {
  const groups: VerbGroup[] = [];
  let i = run.first;
  while (i < run.last) {
    if (!isVerbal(tokens[i]) && !isPastVerb(tokens, i) && !isShowing(tokens, i, run)) {
      i++;
      continue;
    }
    const group = readGroup(tokens, i, run);
    groups.push(group);
    i = group.last;
  }
  return groups;
}

/** "the ministry honoured the pact": between a noun and a determiner, what ends in -ed is a verb whatever the tagger says. */
const isPastVerb = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.word.endsWith('ed') === true &&
  /^\p{Ll}+ed$/u.test(tokens[i]?.word ?? '') &&
  /^(?:NOUN|PROPN|PRON)$/.test(tokens[i - 1]?.tag ?? '') &&
  /^(?:DET|NUM)$/.test(tokens[i + 1]?.tag ?? '');

const SHOWING = /^(?:shows?|estimates?|claims?|reports?|forecasts?)$/;

/** "…, official figures show.": after its noun at the end of a sentence this is a verb whatever the tagger says. */
const isShowing = (tokens: readonly Token[], i: number, { first, last }: Run): boolean =>
  SHOWING.test(tokens[i]?.lower ?? '') &&
  (i + 1 >= last || /^[.:]$/.test(tokens[i + 1]?.word ?? '')) &&
  /^(?:NOUN|PROPN)$/.test(tokens[i - 1]?.tag ?? '') &&
  tokens.slice(Math.max(first, i - 8), i).some((t) => t.word === ',');

function readGroup(tokens: readonly Token[], first: number, run: Run): VerbGroup {
  let last = first;
  let head = first;
  for (let i = first; i < run.last && continuesGroup(tokens[i]); i++) {
    if (!isVerbal(tokens[i])) continue;
    if (tokens[head]?.tag === 'VERB' && i > head) break;
    head = i;
    last = i + 1;
  }
  return { first, last: Math.max(last, first + 1), head, form: formOf(tokens, first, run) };
}

function formOf(tokens: readonly Token[], first: number, run: Run): VerbGroup['form'] {
  const token = tokens[first] as Token;
  const before = first > run.first ? tokens[first - 1] : undefined;
  if (before?.lower === 'to' || (before?.tag === 'ADV' && tokens[first - 2]?.lower === 'to')) return 'infinitive';
  if (/ing$/.test(token.lower) && token.lower !== token.lemma) return 'gerund';
  if (token.tag === 'AUX') return /^(?:be|been)$/.test(token.lower) ? 'infinitive' : 'finite';
  return /(?:ed|en|own|orn|ung|old|aid|ade|eld|ilt|ent|ght)$/.test(token.lower) && token.lower !== token.lemma ? 'bare-past' : 'finite';
}

/** Parts of speech that a noun phrase may hold. */
export const NOMINAL: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'PRON', 'NUM', 'ADP', 'ADV', 'PART', 'SYM']);
const LONGEST_SUBJECT = 16;

/** True when a noun phrase and then a finite verb stand at `at`. */
export function hasSubjectVerb(tokens: readonly Token[], at: number, last: number, starts: ReadonlyMap<number, VerbGroup>): boolean {
  let nouns = 0;
  for (let i = at; i < Math.min(last, at + LONGEST_SUBJECT); i++) {
    const group = starts.get(i);
    const token = tokens[i] as Token;
    if (group)
      return nouns > 0 && group.form !== 'gerund' && group.form !== 'infinitive' && !(token.tag === 'VERB' && tokens[group.last]?.lower === 'by');
    if (token.word === ',' && nouns > 0) return endsApposition(tokens, i, last, starts);
    if (token.tag === 'CCONJ' && nouns > 0 && !/^but$/.test(token.lower)) {
      if (starts.has(i + 1)) return false;
      continue;
    }
    if (!NOMINAL.has(token.tag) && !/^[’'"“”]s?$/.test(token.word)) return false;
    if (token.tag === 'NOUN' || token.tag === 'PROPN' || token.tag === 'PRON' || token.tag === 'NUM') nouns++;
  }
  return false;
}

/** True when `run` begins with a subject and its verb; the verb of a relative clause alone ("a raise for all who stay") is none. */
export function opensClause({ tokens }: Prose, run: Run): boolean {
  const groups = findVerbGroups(tokens, run);
  const [first, second] = groups.filter((g) => g.form === 'finite' || g.form === 'bare-past');
  const relative = first && !second && RELATIVES.has(tokens[first.first - 1]?.lower ?? '') && first.first > run.first + 1;
  return !relative && hasSubjectVerb(tokens, run.first, run.last, new Map(groups.map((g) => [g.first, g])));
}

/** ", the head of the mission, said": what stands between the commas is nominal, and a verb follows. */
function endsApposition(tokens: readonly Token[], comma: number, last: number, starts: ReadonlyMap<number, VerbGroup>): boolean {
  for (let i = comma + 1; i < Math.min(last, comma + 10) && !starts.has(i); i++) {
    if ((tokens[i] as Token).word === ',')
      return i > comma + 1 && starts.get(i + 1)?.form !== undefined && /^(?:finite|bare-past)$/.test(starts.get(i + 1)?.form ?? '');
    if (!NOMINAL.has((tokens[i] as Token).tag)) return false;
  }
  return false;
}
