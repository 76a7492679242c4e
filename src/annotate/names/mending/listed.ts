import type { Prose } from '../../../text/prose.ts';
import { fold } from '../../../text/tokens.ts';
import { BODY_ENDS, PERSON_TITLES, PLACE_ENDS } from '../../english/names.ts';
import { LISTS, listsOf } from '../knowledge/gazetteers.ts';
import type { TaggedName } from '../tagging/model.ts';

export const wordAt = ({ tokens }: Prose, i: number): string => fold(tokens[i]?.word ?? '');

export const isTitle = (word: string): boolean =>
  (PERSON_TITLES.has(word) || PERSON_TITLES.has(word.replace(/s$/, ''))) && (listsOf(word) & GIVEN) === 0;

export const isPlaceOrBody = (prose: Prose, { last }: TaggedName): boolean =>
  PLACE_ENDS.has(wordAt(prose, last - 1)) || BODY_ENDS.has(wordAt(prose, last - 1));

export const GIVEN = (['female', 'male'] as const).reduce((bits, list) => bits | (1 << LISTS.indexOf(list)), 0);

export const PLACES = (['city', 'country', 'province', 'place'] as const).reduce((bits, list) => bits | (1 << LISTS.indexOf(list)), 0);

export const BODIES = 1 << LISTS.indexOf('body');
