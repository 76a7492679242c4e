import type { Prose } from '../../../text/prose.ts';
import { fold } from '../../../text/tokens.ts';
import { BODY_ENDS, PERSON_TITLES, PLACE_ENDS } from '../../english/names.ts';
import { bitsOf, listsOf } from '../knowledge/gazetteers.ts';
import type { TaggedName } from '../tagging/model.ts';

export const wordAt = ({ tokens }: Prose, i: number): string => fold(tokens[i]?.word ?? '');

export const isTitle = (word: string): boolean =>
  (PERSON_TITLES.has(word) || PERSON_TITLES.has(word.replace(/s$/, ''))) && (listsOf(word) & GIVEN) === 0;

export const isPlaceOrBody = (prose: Prose, { last }: TaggedName): boolean =>
  PLACE_ENDS.has(wordAt(prose, last - 1)) || BODY_ENDS.has(wordAt(prose, last - 1));

export const GIVEN = bitsOf('female', 'male');

export const TOWNS = bitsOf('city', 'town');

export const PLACES = bitsOf('city', 'country', 'province', 'place');

export const BODIES = bitsOf('body');

/** The bits of the lists that hold the words from token `first` to `last` (exclusive). */
export const listsAt = ({ tokens }: Pick<Prose, 'tokens'>, first: number, last: number): number =>
  listsOf(
    tokens
      .slice(first, last)
      .map((t) => fold(t.word))
      .join(' '),
  );
