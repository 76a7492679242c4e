import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type AnnotatedArticle, annotationsOf } from '../../src/model/article.ts';
import type { Witness } from '../../src/model/edition.ts';
import { readArticle } from '../library.ts';
import { When } from '../parts/when.tsx';
import { SelectionBar } from '../reader/selection.tsx';
import { ReportText } from '../reader/text.tsx';
import { openReading, outletOf, type Reading, sayHow } from '../reading/reading.ts';
import { address, adjust, changes } from '../state/session.ts';
import { openArticle } from './open-article.tsx';

/** The report of the library that a room has opened, beside it, at the passage. */
export function SourcePane() {
  const { open } = address.value;
  const frame = useRef<HTMLElement>(null);
  const read = useArticle(open?.article ?? null);
  useLayoutEffect(() => {
    const passage = frame.current?.querySelector('#here');
    if (passage) passage.scrollIntoView({ block: 'center', behavior: 'instant' });
    else frame.current?.scrollTo(0, 0);
  }, [read, open?.start, open?.end]);
  if (!open) return null;
  return (
    <section ref={frame} class="reader" aria-label="Reader">
      {read instanceof Error ? (
        <p class="empty" role="alert">
          The report cannot be read: {read.message}.
        </p>
      ) : (
        read && <Source article={read} />
      )}
    </section>
  );
}

/** The article with the id; `null` while it is read. */
function useArticle(id: string | null): AnnotatedArticle | Error | null {
  const [read, setRead] = useState<AnnotatedArticle | Error | null>(null);
  const changed = changes.value;
  useEffect(() => {
    let isCurrent = true;
    const keep = (answer: AnnotatedArticle | Error): void => {
      if (isCurrent) setRead(answer);
    };
    if (id !== null) readArticle(id).then(keep, keep);
    return () => {
      isCurrent = false;
    };
  }, [id, changed]);
  return read;
}

function Source({ article: read }: { readonly article: AnnotatedArticle }) {
  const witness = witnessOf(read);
  // Beside a room articles are known by their ids, for names are unique within a story only.
  const article = { ...read, name: read.id };
  const here = readAlone(article, { ...witness, name: article.name });
  const { open } = address.value;
  return (
    <>
      <header class="reader-head">
        <div class="reader-turn">
          <b class="reader-outlet" dir="auto">
            {witness.outlet ?? 'Outlet not named'}
          </b>
          <span class="reader-buttons">
            <button type="button" class="quiet" onClick={() => open && void openArticle(open)}>
              Open in its story
            </button>
            <button type="button" class="quiet" aria-label="Close the reader" onClick={() => adjust({ open: null })}>
              ✕
            </button>
          </span>
        </div>
        <p class="reader-title" dir="auto">
          {witness.title ?? headlineOf(read) ?? outletOf(witness)}
        </p>
        <p class="muted reader-date">
          {witness.published && (
            <>
              <When value={witness.published.value} />
              {' · '}
            </>
          )}
          {sayHow(witness.published)}
        </p>
      </header>
      <ReportText article={article} here={here} notes={false} />
      <SelectionBar article={article} witness={witness} />
    </>
  );
}

/** The headline printed in the report, for one that declares none. */
function headlineOf(article: AnnotatedArticle): string | null {
  const block = annotationsOf(article, 'block').find((b) => b.role === 'headline');
  return block ? article.text.slice(block.start, block.end) : null;
}

const witnessOf = ({ id, name, declared, published }: AnnotatedArticle): Witness => ({
  id,
  name,
  siglum: 'A',
  title: declared.title,
  outlet: declared.outlet,
  url: declared.url,
  published,
});

/** A report by itself: an edition of one witness, with nothing to compare. */
const readAlone = (article: AnnotatedArticle, witness: Witness): Reading =>
  openReading({
    articles: [article],
    edition: {
      id: '',
      headline: '',
      articles: [witness],
      origins: [[article.name]],
      duplicates: [],
      reasons: [],
      related: [],
      from: null,
      to: null,
      entities: [],
      utterances: [],
      quantities: [],
      claims: [],
      timeline: [],
      brief: [],
    },
  });
