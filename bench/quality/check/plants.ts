/** Planted errors for the bench of `check`: one sentence as it should be and the same with one thing wrong. */
import { makeRandom, shuffle } from '../../../src/text/random.ts';
import { type Material, pick, type Quoted, wordsIn } from './material.ts';

/** A sentence of a draft in its right and its wrong form. */
export interface Plant {
  readonly right: string;
  readonly wrong: string;
}

type Random = () => number;
type Planter = (material: Material, other: Material, random: Random) => Plant | null;

const firstOf = <T>(items: readonly T[], make: (item: T) => Plant | null): Plant | null => {
  for (const item of items) {
    const plant = make(item);
    if (plant && plant.right !== plant.wrong) return plant;
  }
  return null;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// Quotations.

/** Ways to print the same quotation without a change that matters; by number, so that every way is used. */
const PRINTED: readonly ((q: Quoted, random: Random) => string)[] = [
  (q) => q.printed,
  (q) => `“${q.words},” ${q.speaker} said.`,
  (q) => `${q.speaker} said: “${q.words}.”`,
  (q, random) => `${q.speaker} spoke of “${fragment(q.words, random)}.”`,
  (q) => ellipsis(q),
  (q) => `“[Now] ${q.words.charAt(0).toLowerCase()}${q.words.slice(1)},” said ${q.speaker}.`,
];

function fragment(words: string, random: Random): string {
  const all = words.split(' ');
  const from = Math.floor(random() * Math.max(1, all.length - 6));
  return all
    .slice(from, from + 6)
    .join(' ')
    .replace(/[,;:.]+$/, '');
}

function ellipsis({ words, speaker }: Quoted): string {
  const all = words.split(' ');
  const from = Math.floor(all.length / 3);
  const cut = /\b(?:not|no|never)\b|n[’']t\b/.test(all.slice(from, from + 3).join(' ')) ? from + 1 : from;
  return `“${all.slice(0, cut).join(' ')} … ${all.slice(cut + 3).join(' ')},” ${speaker} said.`;
}

const print = (quoted: Quoted, random: Random): string =>
  (PRINTED[Math.floor(random() * PRINTED.length)] as (typeof PRINTED)[number])(quoted, random);
const credited = (words: string, speaker: string, random: Random): string =>
  random() < 0.5 ? `“${words},” ${speaker} said.` : `${speaker} said: “${words}.”`;

/** The quotation with its words changed by `change`, which gets them and the place of a word of five letters or more inside. */
const changeWord =
  (change: (words: string[], at: number, random: Random) => string[]): Planter =>
  (material, other, random) =>
    firstOf(shuffle(material.quoted, random), (quoted) => {
      const words = quoted.words.split(' ');
      const inner = words.map((_, i) => i).filter((i) => i > 0 && i < words.length - 1 && /^[a-z]{5,}$/.test(words[i] as string));
      const at = pick(inner, random);
      if (at === null) return null;
      const changed = change([...words], at, () => random()).join(' ');
      const strange = changed.includes('{}') ? changed.replace('{}', strangeWord(other, quoted.words, random)) : changed;
      return { right: print(quoted, random), wrong: credited(strange, quoted.speaker, random) };
    });

function strangeWord(other: Material, words: string, random: Random): string {
  const found = (other.all.match(/\b[a-z]{5,9}\b/g) ?? []).filter((w) => !words.includes(w));
  return pick(found, random) ?? 'certainly';
}

const stitched: Planter = (material, _other, random) => {
  const quoted = shuffle(material.quoted, random);
  return firstOf(quoted, (one) => {
    const two = quoted.find(
      (q) => q !== one && q.speaker === one.speaker && (q.article !== one.article || Math.abs(q.start - one.start) > one.words.length + 300),
    );
    if (!two || two.words.includes(one.words) || one.words.includes(two.words)) return null;
    const [head, tail] = [half(one.words, 0), half(two.words, 1)];
    if (material.all.includes(`${head} ${tail}`)) return null;
    return wordsIn(head) < 5 || wordsIn(tail) < 5 ? null : { right: print(one, random), wrong: credited(`${head} ${tail}`, one.speaker, random) };
  });
};

function half(words: string, which: 0 | 1): string {
  const all = words.split(' ');
  const middle = Math.floor(all.length / 2);
  return (which === 0 ? all.slice(0, middle) : all.slice(middle)).join(' ');
}

const misattributed: Planter = (material, _other, random) =>
  firstOf(shuffle(material.quoted, random), (quoted) => {
    const last = quoted.speaker.split(' ').at(-1) as string;
    const others = [...new Set(material.quoted.map((q) => q.speaker))].filter((s) => !s.endsWith(` ${last}`));
    const other = pick(others, random);
    const twice = material.quoted.some((q) => q.words.includes(quoted.words) && q.speaker !== quoted.speaker);
    return other && !twice ? { right: print(quoted, random), wrong: credited(quoted.words, other, random) } : null;
  });

const invented: Planter = (material, other, random) =>
  firstOf(shuffle(material.quoted, random), (quoted) => {
    const strange = pick(other.quoted, random);
    return strange && !material.all.includes(strange.words)
      ? { right: print(quoted, random), wrong: credited(strange.words, quoted.speaker, random) }
      : null;
  });

// Figures.

const BOUND = `(?:at least|more than|nearly|almost|about|around|roughly|up to|over|fewer than|less than|approximately)`;
const NUMERAL = /(?<![\w.,:/$€£-])\$?\d[\d,]*(?:\.\d+)?(?![\w:/-]|[.,]\d)/g;
const SMALL = 'two three four five six seven eight nine ten eleven twelve'.split(' ');

interface Numeral {
  readonly sentence: string;
  readonly at: number;
  readonly text: string;
  readonly next: string;
}

/** Numbers in digits or words that count something: no years, dates, times, ages. */
function numeralsIn(sentences: readonly string[]): Numeral[] {
  return sentences.flatMap((sentence) => {
    const digits = [...sentence.matchAll(NUMERAL)].map((m) => ({ at: m.index, text: m[0] }));
    const words = [...sentence.matchAll(new RegExp(String.raw`(?<![\w-])(?:${SMALL.join('|')})(?= [a-z]{3,}s\b)`, 'g'))].map((m) => ({
      at: m.index,
      text: m[0],
    }));
    return [...digits, ...words].flatMap(({ at, text }) => {
      const [before, after] = [sentence.slice(0, at), sentence.slice(at + text.length)];
      const isDate =
        /^(?:19|20)\d\d$/.test(text) ||
        /\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? $/.test(before) ||
        /^ (?:a\.m|p\.m|o’clock|o'clock)/.test(after);
      const next = /^ (?:million |billion |percent )?[a-z]+|^%/.exec(after)?.[0] ?? '';
      const isLabel =
        /\b(?:No\.|Route|Flight|Article|Section|Title|Chapter|Highway|Interstate|District|Proposition|Apollo|aged?|to|and|or) $/i.test(before) ||
        /^ (?:to|and|or) \d/.test(after);
      return isDate || isLabel || next === '' || /^ (?:a|the|of|in|on|at|and|or|to|years?|year)\b/.test(next) ? [] : [{ sentence, at, text, next }];
    });
  });
}

const replaceAt = (text: string, at: number, length: number, by: string): string => text.slice(0, at) + by + text.slice(at + length);

/** Light changes of form that keep a figure. */
function reform(sentence: string, random: Random): string {
  if (random() < 0.5) return sentence;
  return sentence
    .replace(/(\d) percent\b/, '$1%')
    .replace(/(\d)%/, (m) => (random() < 0.5 ? m.replace('%', ' percent') : m))
    .replace(/\$([\d.]+) (million|billion)\b/, '$1 $2 dollars');
}

const changed: Planter = (material, _other, random) =>
  firstOf(shuffle(numeralsIn(material.sentences), random), ({ sentence, at, text, next }) => {
    const other = changeNumeral(text, random);
    const printed = new RegExp(`${escaped(other)}${escaped(next)}`).test(material.all);
    return printed ? null : { right: reform(sentence, random), wrong: replaceAt(sentence, at, text.length, other) };
  });

function changeNumeral(text: string, random: Random): string {
  if (/[a-z]/.test(text))
    return (
      pick(
        SMALL.filter((w) => w !== text),
        random,
      ) ?? 'two'
    );
  const digits = [...text].map((c, i) => (/[1-9]/.test(c) ? i : -1)).filter((i) => i >= 0);
  const at = pick(digits, random) ?? 0;
  const digit =
    pick(
      [...'123456789'].filter((d) => d !== text[at]),
      random,
    ) ?? '7';
  return replaceAt(text, at, 1, digit);
}

const boundLost: Planter = (material, _other, random) =>
  firstOf(shuffle(numeralsIn(material.sentences), random), ({ sentence, at, text, next }) => {
    const bound = new RegExp(String.raw`\b${BOUND} $`, 'i').exec(sentence.slice(0, at))?.[0];
    if (!bound) return null;
    const bare = [...material.all.matchAll(new RegExp(`([a-z]+) ${escaped(text)}${escaped(next)}`, 'gi'))].some(
      (m) => !/^(?:least|than|nearly|almost|about|around|roughly|to|over|approximately|some|estimated)$/i.test(m[1] as string),
    );
    if (bare) return null;
    return { right: reform(sentence, random), wrong: capital(sentence.slice(0, at - bound.length) + sentence.slice(at)) };
  });

const UNITS: Readonly<Record<string, string>> = {
  million: 'billion',
  billion: 'million',
  miles: 'kilometers',
  feet: 'meters',
  pounds: 'tons',
  tons: 'pounds',
  acres: 'square miles',
  percent: 'points',
  dollars: 'euros',
};

const unitChanged: Planter = (material, _other, random) =>
  firstOf(shuffle(numeralsIn(material.sentences), random), ({ sentence, at, text }) => {
    const after = sentence.slice(at + text.length);
    const unit = /^ ([a-z]+)/.exec(after)?.[1] ?? '';
    const other = UNITS[unit];
    if (!other || new RegExp(`${escaped(text)} ${other}`).test(material.all)) return null;
    return { right: reform(sentence, random), wrong: replaceAt(sentence, at + text.length + 1, unit.length, other) };
  });

const COUNTED: readonly (readonly string[])[] = [
  'soldiers troops officers children students women men workers employees refugees civilians lawmakers senators protesters migrants firefighters doctors prisoners voters passengers people'.split(
    ' ',
  ),
  'votes seats countries cases deaths jobs companies homes buildings ships missiles bombs schools arrests injuries'.split(' '),
];

const countedChanged: Planter = (material, _other, random) =>
  firstOf(shuffle(numeralsIn(material.sentences), random), ({ sentence, at, text }) => {
    const after = sentence.slice(at + text.length);
    const noun = /^(?: million| billion)? ([a-z]+)/.exec(after);
    const group = COUNTED.find((g) => g.includes(noun?.[1] ?? ''));
    if (!noun || !group) return null;
    const from = at + text.length + noun[0].length - (noun[1] as string).length;
    const other = pick(
      group.filter((w) => w !== noun[1] && w !== 'people' && !new RegExp(`${escaped(text)} (?:\\w+ )?${w}`).test(material.all)),
      random,
    );
    return other ? { right: reform(sentence, random), wrong: replaceAt(sentence, from, (noun[1] as string).length, other) } : null;
  });

// Names, dates.

const FIRST = 'Harold Mabel Edwin Doris Rupert Wilma Otis Greta Silas Fern'.split(' ');
const LAST = 'Pendry Okonjo Tallis Verhoeven Marlowe Quist Abernathy Soling Draycott Lindqvist'.split(' ');

const nameChanged: Planter = (material, _other, random) =>
  firstOf(shuffle(material.sentences, random), (sentence) => {
    const names = [...sentence.matchAll(/(?<=[a-z,] )([A-Z][a-z]{2,}) ([A-Z][a-z]{3,})(?=[ ,.](?![A-Z]))/g)].filter((m) =>
      isPerson(m[0], material.all),
    );
    const name = pick(names, random);
    if (!name) return null;
    const other = random() < 0.5 ? `${pick(FIRST, random)} ${name[2]}` : `${name[1]} ${pick(LAST, random)}`;
    return { right: sentence, wrong: replaceAt(sentence, name.index, name[0].length, other) };
  });

/** A verb or a title that only a person has stands beside the name somewhere, or the surname alone does it. */
function isPerson(name: string, all: string): boolean {
  const last = name.split(' ').at(-1) as string;
  return new RegExp(`(?:Mr\\.|Mrs\\.|Ms\\.|Sen\\.|Rep\\.|Gov\\.|President) (?:[A-Z][a-z]+ )?${last}\\b|\\b${last} (?:said|told|says|added)\\b`).test(
    all,
  );
}

const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const MONTH = 'January|February|March|April|June|July|August|September|October|November|December';

const dateChanged: Planter = (material, _other, random) =>
  firstOf(shuffle(material.sentences, random), (sentence) => {
    const dates = [
      ...sentence.matchAll(
        new RegExp(String.raw`\b(?:${WEEKDAYS.join('|')})\b|\b(?:${MONTH}) \d{1,2}(?!\d)|(?<=\b(?:in|since|of) )(?:19|20)\d\d\b`, 'g'),
      ),
    ];
    const date = pick(dates, random);
    return date ? { right: sentence, wrong: replaceAt(sentence, date.index, date[0].length, changeDate(date[0], random)) } : null;
  });

function changeDate(date: string, random: Random): string {
  if (/^\d/.test(date)) return String(Number(date) + (random() < 0.5 ? -3 : 2));
  if (!/\d/.test(date))
    return (
      pick(
        WEEKDAYS.filter((d) => d !== date),
        random,
      ) ?? 'Monday'
    );
  const day = Number(date.split(' ')[1]);
  return `${date.split(' ')[0]} ${day > 14 ? day - 1 - Math.floor(random() * 12) : day + 1 + Math.floor(random() * 12)}`;
}

// Attributions and denials.

const PRONOUN = /^(?:he|she|it|they|we|i|you|his|her|its|their|our|my|this|that|these|those|there|such|what|to|if|but|and)\b/i;
const SAID = 'said|says|claimed|argued|insisted|warned|told reporters|maintained';

interface Attributed {
  readonly sentence: string;
  readonly who: string;
  readonly what: string;
}

function attributedIn(sentences: readonly string[]): Attributed[] {
  return sentences.flatMap((sentence) => {
    const before = new RegExp(String.raw`^((?:[\w.’'-]+ ){1,6})(?:${SAID}) (?:on [A-Z][a-z]+ )?(?:that )?(?!that )(.+)\.$`).exec(sentence);
    const after =
      /^(.+), (?:according to ([^,]{3,60})|([A-Z][^,]{2,40}|officials|police|authorities|prosecutors) (?:said|says)|(?:said|says) ([^,]{3,60}))\.$/.exec(
        sentence,
      );
    const front = /^According to ([^,]{3,60}), (.+)\.$/.exec(sentence);
    const found = front
      ? { who: front[1], what: front[2] }
      : after
        ? { who: after[2] ?? after[3] ?? after[4], what: after[1] }
        : before
          ? { who: before[1]?.trim(), what: before[2] }
          : null;
    if (!found?.who || !found.what || PRONOUN.test(found.what) || PRONOUN.test(found.who) || wordsIn(found.what) < 7) return [];
    if (
      new RegExp(`\\b(?:${SAID}|according to|that he|that she)\\b`).test(found.what) ||
      /^(?:in|on|at|for|as|with|about|during|after|before|while|when)\b/i.test(found.what)
    )
      return [];
    return [{ sentence, who: found.who, what: found.what }];
  });
}

/** Another sentence holds most of its words: then it may be told as fact there. */
function isToldTwice({ sentence, what }: Attributed, material: Material): boolean {
  const words = new Set(what.toLowerCase().match(/[a-z\d]{4,}/g) ?? []);
  return material.all.split(/\n|(?<=[.!?”"]) /).some((other) => {
    if (sentence.includes(other.trim()) || other.includes(sentence)) return false;
    const held = new Set(other.toLowerCase().match(/[a-z\d]{4,}/g) ?? []);
    return [...words].filter((w) => held.has(w)).length >= 0.6 * words.size;
  });
}

const attributionLost: Planter = (material, _other, random) =>
  firstOf(shuffle(attributedIn(material.sentences), random), (one) => {
    if (isToldTwice(one, material)) return null;
    const right =
      random() < 0.5
        ? one.sentence
        : `According to ${one.who.replace(/^(?:The|A|An|Some|Many|Other) /, (m) => m.toLowerCase())}, ${uncapital(one.what)}.`;
    return { right, wrong: `${capital(one.what)}.` };
  });

const uncapital = (text: string): string =>
  /^(?:The|A|An|Some|Many|No|More|Most|Two|Three|At)\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

const quotationAsFact: Planter = (material, _other, random) =>
  firstOf(shuffle(material.quoted, random), (quoted) => {
    const fits =
      wordsIn(quoted.words) >= 7 &&
      !/\b(?:I|we|us|our|my|me|you|your|We|Our|My|You|I’m|We’re|according|said|says)\b|[?!]/.test(quoted.words) &&
      !PRONOUN.test(quoted.words);
    const told = isToldTwice({ sentence: quoted.printed, who: quoted.speaker, what: quoted.words }, material);
    return fits && !told ? { right: print(quoted, random), wrong: `${quoted.words}.` } : null;
  });

const denialDropped: Planter = (material, _other, random) =>
  firstOf(shuffle(material.sentences, random), (sentence) => {
    const wrong = sentence.includes('not only') ? sentence : undeny(sentence);
    return wrong === sentence || material.all.includes(wrong) ? null : { right: sentence, wrong };
  });

function undeny(sentence: string): string {
  const forms: readonly [RegExp, string][] = [
    [/\b(did|does|do|has|have|had|was|were|is|are|will|would|could|should) not (?!to\b|yet\b|necessarily\b|immediately\b)/, '$1 '],
    [/\b(has|have|had|was|were|is|are|did|does|would|could|should)n[’']t (?!yet\b)/, '$1 '],
    [/\bdenied (that|the|any)\b/, 'confirmed $1'],
    [/\bno evidence\b/, 'evidence'],
    [/\bnever (?=[a-z]+ed\b)/, ''],
  ];
  const form = forms.find(([pattern]) => pattern.test(sentence));
  return form ? sentence.replace(form[0], form[1]) : sentence;
}

/** What may report a planted error of a kind, and how it is made. */
export interface Kind {
  readonly group: 'quotation' | 'figure' | 'name' | 'date' | 'attribution' | 'denial';
  readonly plant: Planter;
  /** Kinds of verdict that name the error. */
  readonly verdicts: readonly string[];
}

/** Every kind of error by name. */
export const KINDS: Readonly<Record<string, Kind>> = {
  'word replaced': { group: 'quotation', verdicts: ['quotation'], plant: changeWord((w, at) => [...w.slice(0, at), '{}', ...w.slice(at + 1)]) },
  'word dropped': { group: 'quotation', verdicts: ['quotation'], plant: changeWord((w, at) => [...w.slice(0, at), ...w.slice(at + 1)]) },
  'word added': { group: 'quotation', verdicts: ['quotation'], plant: changeWord((w, at) => [...w.slice(0, at), '{}', ...w.slice(at)]) },
  stitched: { group: 'quotation', verdicts: ['quotation'], plant: stitched },
  misattributed: { group: 'quotation', verdicts: ['quotation'], plant: misattributed },
  invented: { group: 'quotation', verdicts: ['quotation'], plant: invented },
  'figure changed': { group: 'figure', verdicts: ['figure', 'date'], plant: changed },
  'bound lost': { group: 'figure', verdicts: ['figure'], plant: boundLost },
  'unit changed': { group: 'figure', verdicts: ['figure'], plant: unitChanged },
  'counted thing changed': { group: 'figure', verdicts: ['figure'], plant: countedChanged },
  'name changed': { group: 'name', verdicts: ['name'], plant: nameChanged },
  'date changed': { group: 'date', verdicts: ['date'], plant: dateChanged },
  'attribution lost': { group: 'attribution', verdicts: ['attribution'], plant: attributionLost },
  'quotation told as fact': { group: 'attribution', verdicts: ['attribution'], plant: quotationAsFact },
  'denial dropped': { group: 'denial', verdicts: ['attribution'], plant: denialDropped },
};

/** A plant of `kind` in `material`; `other` is another story. The same for the same `seed`. `null` when the story offers none. */
export const makePlant = (kind: string, { material, other, seed }: { material: Material; other: Material; seed: number }): Plant | null =>
  KINDS[kind]?.plant(material, other, makeRandom(seed)) ?? null;
