import { sayAgo, sayDate, sayMoment, sayShortDate } from '../reading/time/dates.ts';

interface WhenProps {
  /** ISO 8601 date or moment, or a TIMEX3 date value. */
  readonly value: string;
  /** `short` for tight places; `ago` for what the library itself did, by the reader's own clock. */
  readonly as?: 'long' | 'short' | 'ago';
}

/** A date in the reader's own format; the exact one on hover. */
export function When({ value, as = 'long' }: WhenProps) {
  if (as === 'ago') {
    return (
      <time dateTime={value} title={`${sayMoment(value)} (${value})`}>
        {sayAgo(value, Date.now())}
      </time>
    );
  }
  return (
    <time dateTime={value} title={value}>
      {as === 'short' ? sayShortDate(value) : sayDate(value)}
    </time>
  );
}
