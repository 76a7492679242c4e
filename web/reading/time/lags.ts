import type { TimelineEntry } from '../../../src/model/edition.ts';
import { sayLag } from '../../../src/model/moments.ts';
import type { Reading } from '../reading.ts';

/** One report against the others that tell the same things. */
export interface Lag {
  readonly article: string;
  /** Entries that another dated report tells too. */
  readonly told: number;
  /** Of them those that no report told before, the same day counting where no hour is known. */
  readonly first: number;
  /** How long after the first it came where it was not first: the middle one, in words; `null` when it always was. */
  readonly usual: string | null;
}

/** How long after the first report each dated report told what several tell, in the edition's order; none when no entry has two dated reports. */
export function listLags(reading: Reading): readonly Lag[] {
  const shared = reading.edition.timeline.map(datedReports).filter((reports) => reports.length > 1);
  return reading.edition.articles.flatMap(({ name }) => {
    const lags = shared.flatMap(([first, ...rest]) => {
      const own = [first, ...rest].find((report) => report?.article === name);
      return own && first ? [sayLag(first.at, own.at)] : [];
    });
    const late = lags.filter((lag): lag is string => lag !== null && !isSame(lag)).sort((a, b) => sizeOf(a) - sizeOf(b));
    return lags.length ? [{ article: name, told: lags.length, first: lags.length - late.length, usual: late[(late.length - 1) >> 1] ?? null }] : [];
  });
}

type Report = TimelineEntry['firstReported'][number];

const datedReports = ({ firstReported }: TimelineEntry): readonly Report[] => firstReported.filter(({ at }) => at !== null);

const isSame = (lag: string): boolean => lag.startsWith('same') || lag.startsWith('at ');

const MINUTES: Readonly<Record<string, number>> = { min: 1, h: 60, day: 1440, days: 1440 };

/** Minutes of a lag in words. */
const sizeOf = (lag: string): number => Number(lag.split(' ')[0]) * (MINUTES[lag.split(' ')[1] ?? ''] ?? 0);
