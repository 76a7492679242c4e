import type { Link } from '../../src/model/link.ts';
import { listCorrections } from '../library.ts';
import { LongList } from '../parts/long-list.tsx';
import { When } from '../parts/when.tsx';
import { undoCorrection } from '../state/correcting.ts';
import { OpenArticle } from './open-article.tsx';
import { useAsked } from './use-asked.ts';

const KINDS: Readonly<Record<Link['kind'], string>> = {
  story: 'Story',
  duplicate: 'Copy',
  entity: 'Name',
  speaker: 'Speaker',
  quotation: 'Quotation',
  claim: 'Claim',
  quantity: 'Figure',
  published: 'Date',
};

/** Every correction ever made, the newest first, each with its passages and a way to take it back. */
export function CorrectionsRoom() {
  const links = useAsked(listCorrections, []);
  return (
    <section class="desk-room">
      <header class="view-head">
        <h1>Corrections</h1>
        <p class="muted">they outrank the machine and hold through every re-run</p>
      </header>
      {links === null && <p class="empty">Reading …</p>}
      {links instanceof Error && (
        <p class="empty" role="alert">
          The corrections could not be read: {links.message}.
        </p>
      )}
      {Array.isArray(links) && <Log links={links} />}
    </section>
  );
}

function Log({ links }: { readonly links: readonly Link[] }) {
  const undone = new Set(links.flatMap((link) => link.undoes ?? []));
  if (!links.length)
    return <p class="empty">Nothing was corrected. Select words in a report to set their speaker, or to say that they are no quotation.</p>;
  return (
    <LongList items={links} noun="corrections">
      {(shown) => (
        <ol class="correction-log">
          {shown.map((link) => (
            <li key={link.id} data-item class={undone.has(link.id) ? 'undone' : undefined}>
              <Entry link={link} undone={undone.has(link.id)} />
            </li>
          ))}
        </ol>
      )}
    </LongList>
  );
}

function Entry({ link, undone }: { readonly link: Link; readonly undone: boolean }) {
  return (
    <>
      <p>
        <b>{link.undoes ? 'Taken back' : KINDS[link.kind]}</b>{' '}
        <span dir="auto">{link.undoes ? `${KINDS[link.kind].toLowerCase()}` : sayJudgement(link)}</span>
      </p>
      <p class="muted">
        {link.by.replace('person:', '')}
        {link.at && (
          <>
            {' · '}
            <When value={link.at} as="ago" />
          </>
        )}
        {link.places.slice(0, MOST_PLACES).map((place, i) => (
          <OpenArticle key={i} place={place}>
            {link.places.length > 1 ? `passage ${i + 1}` : 'passage'}
          </OpenArticle>
        ))}
      </p>
      {undone ? (
        <span class="muted">taken back</span>
      ) : (
        <button type="button" class="quiet" onClick={() => void undoCorrection(link)}>
          {link.undoes ? 'Put in force again' : 'Take back'}
        </button>
      )}
    </>
  );
}

const MOST_PLACES = 4;

function sayJudgement({ kind, judgement, value }: Link): string {
  if (kind === 'quotation') return judgement === 'different' ? 'not a quotation' : judgement;
  if (kind === 'story') return judgement === 'different' ? 'a report taken out of its story' : 'two stories are one';
  if (kind === 'entity') return judgement === 'different' ? 'another of the same name' : `one and the same: ${value ?? ''}`;
  return value ?? judgement;
}
