import { remember } from '../../text/memories.ts';
import { fold } from '../../text/tokens.ts';
import { CAUSES, DENIALS, IRREGULAR, PHRASES, SEATS, SENSES, WEAK_WORDS } from './english-predicates.ts';

/** What a word says: a sense or stem shared with its synonyms, and whether it is the sense's contrary (-1). */
export interface Meaning {
  readonly sense: string;
  readonly sign: 1 | -1;
  /** The sense has a contrary. */
  readonly polar: boolean;
}

const list = (text: string): string[] => text.trim().split(/\s+/);

const irregular = new Map(
  IRREGULAR.trim()
    .split('\n')
    .flatMap((line) => {
      const [base, forms] = line.split(': ');
      return list(forms ?? '').map((form) => [form, base ?? form] as const);
    }),
);

const INFLECTIONS = /(?:ing|ed|es|s|e)$/;
const DERIVATIONS = /(?:isation|ization|ation|ition|ion|ment|ance|ence|ness|ity|er|or|ive|able|ible|ally|ly|al|at)$/;

/** `word` without its ending, as English inflects and derives words; linear, never empty for a word. */
export const stem = (word: string): string => derive(inflect(word));

function inflect(word: string): string {
  const lower = fold(word).replace(/'s$|'$/, '');
  const known = irregular.get(lower);
  const base = (known ?? lower).replace(/(?:ies|ied|y)$/, 'i');
  const single = base.length > 4 ? base.replace(/ings$/, 'ing') : base;
  const cut = single.length > 3 && !/(?:ss|us|is)$/.test(single) ? keep(single, known ? /e$/ : INFLECTIONS, 3) : single;
  return cut.replace(/([^aeiouls])\1$/, '$1');
}

const derive = (word: string): string => keep(keep(word, DERIVATIONS, 4), DERIVATIONS, 4);

/** `word` less `ending` when at least `least` letters stay. */
function keep(word: string, ending: RegExp, least: number): string {
  const cut = word.replace(ending, '');
  return cut.length >= least ? cut : word;
}

const byForm = new Map<string, Meaning>();
const byStem = new Map<string, Meaning>();
for (const line of SENSES.trim().split('\n')) {
  const [sense = '', sides = ''] = line.split(/:(.*)/s);
  sides.split('|').forEach((side, i) => {
    for (const word of list(side)) {
      const meaning: Meaning = { sense: `=${sense}`, sign: i === 0 ? 1 : -1, polar: sides.includes('|') };
      if (!byForm.has(inflect(word))) byForm.set(inflect(word), meaning);
      if (!byStem.has(stem(word))) byStem.set(stem(word), meaning);
    }
  });
}

const weak = new Set(list(WEAK_WORDS).flatMap((word) => [word, stem(word)]));

/** What `word` says, `null` for a word that says too little. */
export const meaningOf: (word: string) => Meaning | null = remember((word) => {
  const lower = fold(word);
  if (weak.has(lower) || !/\p{L}{2}/u.test(lower)) return null;
  const root = stem(lower);
  if (weak.has(root)) return null;
  return byForm.get(inflect(lower)) ?? byStem.get(root) ?? { sense: root, sign: 1, polar: false };
});

const phrases = new Map(
  PHRASES.trim()
    .split(/[\s]+(?=[a-z]+ [a-z]+=)/)
    .map((entry) => {
      const [phrase = '', word = ''] = entry.split('=');
      const [verb = '', particle = ''] = phrase.split(' ');
      return [`${inflect(verb)} ${particle}`, word] as const;
    }),
);

const particles = new Set([...phrases.keys()].map((phrase) => phrase.split(' ')[1] ?? ''));

/** A particle stands this near after its verb: "put it off", "shot the drone down". */
const PARTICLE_REACH = 3;

/** The word that means what `words[i]` does with a particle after it ("put off" is "postpone"); `words[i]` itself when it stands alone. */
export function phraseAt(words: readonly string[], i: number): string {
  let verb: string | null = null;
  for (let k = i + 1; k <= i + PARTICLE_REACH && k < words.length; k++) {
    if (!particles.has(words[k] as string)) continue;
    verb ??= inflect(words[i] ?? '');
    const known = phrases.get(`${verb} ${words[k]}`);
    if (known) return known;
  }
  return words[i] ?? '';
}

const denials = new Set(list(DENIALS).map(stem));

/** True for a verb that says that what follows is not so ("denied"). */
export const isDenial: (word: string) => boolean = remember((word) => denials.has(stem(word)));

/** True for a word that turns a clause into its contrary. */
export const isNegation: (word: string) => boolean = remember((word) =>
  /^(?:not|n['’]t|never|no|none|nobody|nothing|neither|nor|without|cannot|zero)$/i.test(word),
);

const seats = new Map(
  SEATS.trim()
    .split(/\s+(?=[a-z.]+=)/)
    .map((pair) => pair.split('=') as [string, string]),
);

/** The state whose seat, people or adjective `name` is; `name` itself when it is none. */
export const seatOf: (name: string) => string = remember((name) => (name.length > 14 || name === 'us' ? name : (seats.get(fold(name)) ?? name)));

const causes = new Set(list(CAUSES).map(stem));

/** True for a word that gives the cause or the author of something. */
export const isCause: (word: string) => boolean = remember((word) => causes.has(stem(word)));
