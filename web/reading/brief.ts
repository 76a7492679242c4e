import { byArticle, outletOf, type Reading, siglumOf } from './reading.ts';
import { sayDate } from './time/dates.ts';

/** The brief as plain text: each sentence with its letters in brackets, then the letters with their reports. */
export function writeBrief(reading: Reading): string {
  const { edition } = reading;
  const lines = edition.brief.map((s) => {
    const letters = byArticle(reading, s.citations).map(([article]) => siglumOf(reading, article));
    return `${s.text} [${letters.join(', ')}]`;
  });
  const key = edition.articles.map((w) => {
    const date = w.published ? sayDate(w.published.value) : 'undated';
    return [`${w.siglum}: ${outletOf(w)}`, w.title ?? '', date, w.url ?? ''].filter(Boolean).join(', ');
  });
  return [edition.headline, '', ...lines, '', ...key].join('\n');
}
