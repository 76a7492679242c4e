import { useLayoutEffect, useRef } from 'preact/hooks';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import type { Witness } from '../../src/model/edition.ts';
import { When } from '../parts/when.tsx';
import { Siglum } from '../parts/witnesses/siglum.tsx';
import { outletOf, type Reading, sayHow } from '../reading/reading.ts';
import { sayShortDate } from '../reading/time/dates.ts';
import { LAYERS, type Layer, MOST_LAYERS } from '../state/address.ts';
import { turnReport } from '../state/keys.ts';
import { address, adjust, go, reading } from '../state/session.ts';
import { SelectionBar } from './selection.tsx';
import { RawText, ReportText } from './text.tsx';

/** One report as printed, with its annotations; beside a view, or as the view itself (`main`). */
export function Reader({ main = false }: { readonly main?: boolean }) {
  const here = reading.value;
  const frame = useRef<HTMLElement>(null);
  const { open, raw } = address.value;
  useLayoutEffect(() => showPassage(frame.current), [open?.article, open?.start, open?.end, raw]);
  if (!here) return null;
  const article = here.articles.get(open?.article ?? '') ?? here.articles.get(here.edition.articles[0]?.name ?? '');
  const witness = here.witnesses.get(article?.name ?? '');
  return (
    <section ref={frame} class={main ? 'reader reader-main' : 'reader'} aria-label="Reader">
      {article && witness ? (
        <Report article={article} witness={witness} here={here} main={main} />
      ) : (
        <p class="empty">This report’s text is not in this file.</p>
      )}
    </section>
  );
}

/** Brings the open passage to the middle of the reader, or the report to its top. */
function showPassage(frame: HTMLElement | null): void {
  const passage = frame?.querySelector('#here');
  if (passage) passage.scrollIntoView({ block: 'center', behavior: 'instant' });
  else frame?.scrollTo(0, 0);
}

interface ReportProps {
  readonly article: AnnotatedArticle;
  readonly witness: Witness;
  readonly here: Reading;
  readonly main: boolean;
}

function Report({ article, witness, here, main }: ReportProps) {
  const { raw } = address.value;
  const alone = here.edition.articles.length === 1;
  return (
    <>
      <ReaderHead article={article} witness={witness} here={here} main={main} />
      {alone && <p class="note">Only one report of this story was given, so there is nothing to compare: this is its annotated reading.</p>}
      {article.language !== null && article.language !== 'en' && <Unread language={article.language} />}
      {raw ? <RawText article={article} /> : <ReportText article={article} here={here} notes={main} />}
      <SelectionBar article={article} witness={witness} />
    </>
  );
}

const Unread = ({ language }: { readonly language: string }) => (
  <p class="note">
    This report is in a language that Synoptic does not yet read ({sayLanguage(language)}). It is shown and grouped as it came, without annotations.
  </p>
);

function sayLanguage(code: string): string {
  return /^[a-z]{2,3}$/i.test(code) ? (new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code) : code;
}

function ReaderHead({ article, witness, here, main }: ReportProps) {
  const { articles } = here.edition;
  const at = articles.indexOf(witness);
  return (
    <header class="reader-head">
      <div class="reader-turn">
        <Siglum article={article.name} />
        <ReportChoice name={article.name} here={here} />
        <span class="reader-buttons">
          <button type="button" class="quiet" aria-label="Previous report" disabled={at <= 0} onClick={() => turnReport(-1)}>
            ‹
          </button>
          <button type="button" class="quiet" aria-label="Next report" disabled={at >= articles.length - 1} onClick={() => turnReport(1)}>
            ›
          </button>
          {!main && (
            <button type="button" class="quiet" aria-label="Close the reader" onClick={() => adjust({ closed: true })}>
              ✕
            </button>
          )}
        </span>
      </div>
      {witness.title && (
        <p class="reader-title" dir="auto">
          {witness.title}
        </p>
      )}
      <p class="muted reader-date">
        {witness.published && (
          <>
            <When value={witness.published.value} />
            {' · '}
          </>
        )}
        {sayHow(witness.published)}
      </p>
      <LayerToggles />
    </header>
  );
}

function ReportChoice({ name, here }: { readonly name: string; readonly here: Reading }) {
  return (
    <select
      aria-label="Report"
      value={name}
      onChange={(event) => go({ open: { article: event.currentTarget.value, start: 0, end: 0 }, closed: false })}
    >
      {here.edition.articles.map((w) => (
        <option key={w.name} value={w.name}>
          {outletOf(w)} · {w.published ? sayShortDate(w.published.value) : 'undated'}
        </option>
      ))}
    </select>
  );
}

function LayerToggles() {
  const { layers, raw } = address.value;
  return (
    <fieldset class="choice layers">
      <legend>Layers</legend>
      {LAYERS.map((layer) => (
        <button
          key={layer}
          type="button"
          class={`layer-${layer}`}
          aria-pressed={!raw && layers.includes(layer)}
          disabled={raw}
          onClick={() => toggleLayer(layer)}
        >
          {layer}
        </button>
      ))}
      <button type="button" class="raw-toggle" aria-pressed={raw} onClick={() => adjust({ raw: !raw })} title="The text as it came (r)">
        raw
      </button>
    </fieldset>
  );
}

/** Turns a layer on or off; a fourth pushes the oldest out. */
function toggleLayer(layer: Layer): void {
  const { layers } = address.value;
  adjust({ layers: layers.includes(layer) ? layers.filter((l) => l !== layer) : [...layers, layer].slice(-MOST_LAYERS) });
}
