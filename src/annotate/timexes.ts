import type { Timex } from '../model/annotation.ts';
import type { Published } from '../model/article.ts';
import type { Prose } from '../text/prose.ts';

/** The time expressions in `prose`, read against the day of publication. */
export function findTimexes(_prose: Prose, _published: Published | null): Timex[] {
  return [];
}
