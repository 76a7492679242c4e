import { When } from '../parts/when.tsx';

/** "The Ledger · 3 March 2025" of a report of the library; "undated" where no day is known. */
export function ReportDay({ report: { outlet, day } }: { readonly report: { readonly outlet: string | null; readonly day: string | null } }) {
  return (
    <>
      {outlet && <span dir="auto">{outlet}</span>}
      {outlet && ' · '}
      {day ? <When value={day} /> : 'undated'}
    </>
  );
}
