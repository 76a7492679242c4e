import type { Witness } from '../../../src/model/edition.ts';
import type { Duplicate } from '../../../src/model/story.ts';
import { download, fileName } from '../../parts/download.ts';
import { LongList } from '../../parts/long-list.tsx';
import { When } from '../../parts/when.tsx';
import { PlaceLink } from '../../parts/witnesses/place-link.tsx';
import { Siglum } from '../../parts/witnesses/siglum.tsx';
import { askDate, askMerge, askSplit } from '../../reading/questions.ts';
import { outletOf, type Reading, sayHow } from '../../reading/reading.ts';
import { sayDate } from '../../reading/time/dates.ts';
import { question } from '../../state/correcting.ts';
import { isLater, peekStory, reading, sendCorrection, stories } from '../../state/session.ts';
import { LineageTree } from './lineage.tsx';

/** The reports: who published them, when and how that is known, who copied whom, why each belongs to the story. */
export function SourcesView() {
  const here = reading.value;
  if (!here) return null;
  const { articles, origins } = here.edition;
  return (
    <section class="sources">
      <header class="view-head">
        <h2>Sources</h2>
        <p class="muted">
          {articles.length} reports of {origins.length} independent {origins.length === 1 ? 'origin' : 'origins'}
        </p>
        <p class="row-tools">
          <button type="button" class="quiet" onClick={() => saveEdition(here)}>
            Edition as JSON
          </button>
          {sendCorrection.value && stories.value.length > 1 && (
            <button type="button" class="quiet" onClick={() => (question.value = askMerge(here, stories.peek(), firstArticle))}>
              Join with another story …
            </button>
          )}
        </p>
      </header>
      <LineageTree here={here} />
      <LongList items={articles} noun="reports" page={50}>
        {(shown) => (
          <ol class="source-list">
            {shown.map((witness) => (
              <Source key={witness.name} witness={witness} here={here} />
            ))}
          </ol>
        )}
      </LongList>
    </section>
  );
}

/** The edition and its reports, as `synoptic report --json` writes them. */
function saveEdition({ edition, articles }: Reading): void {
  const content = { stories: [edition], articles: [...articles.values()] };
  download(`${fileName(edition.headline)}.json`, 'application/json', JSON.stringify(content, null, 1));
}

const firstArticle = async (story: string): Promise<string | null> => (await peekStory(story))?.edition.articles[0]?.id ?? null;

function Source({ witness, here }: { readonly witness: Witness; readonly here: Reading }) {
  const reasons = here.edition.reasons.find((r) => r.article === witness.name)?.reasons ?? [];
  return (
    <li class={isLater([{ article: witness.name }]) ? 'later' : undefined} data-item>
      <Siglum article={witness.name} />
      <div class="source">
        <h3 dir="auto">
          <PlaceLink place={{ article: witness.name, start: 0, end: 0 }}>{witness.title ?? outletOf(witness)}</PlaceLink>
        </h3>
        <dl>
          <Row name="Outlet">{witness.outlet ?? 'not named'}</Row>
          <Row name="Date">
            <Dating witness={witness} />
          </Row>
          <Row name="File">
            <span class="file-name">{witness.name}</span>
          </Row>
          {witness.url && <Row name="Address">{<Url url={witness.url} />}</Row>}
          <Row name="Text">{sayText(witness, here)}</Row>
          <Lineage witness={witness} here={here} />
          {reasons.length > 0 && <Row name="Here because">{reasons.join('; ')}</Row>}
        </dl>
        {sendCorrection.value && <SourceTools witness={witness} here={here} />}
      </div>
    </li>
  );
}

/** Corrections of the report as a whole. */
function SourceTools({ witness, here }: { readonly witness: Witness; readonly here: Reading }) {
  const id = here.articles.get(witness.name)?.id;
  const split = askSplit(here, witness.name);
  const words = witness.title ?? outletOf(witness);
  return (
    <p class="row-tools">
      {id && (
        <button type="button" class="quiet" onClick={() => (question.value = askDate({ places: [{ article: id, start: 0, end: 0 }], words }))}>
          Set date
        </button>
      )}
      {split && (
        <button type="button" class="quiet" onClick={() => (question.value = split)}>
          Not this story
        </button>
      )}
    </p>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The date, how it is known, and the words that say it. */
function Dating({ witness }: { readonly witness: Witness }) {
  const { published } = witness;
  if (!published) return <>no date was found: not in the text, not declared, not to be inferred from other reports</>;
  const bounds = published.earliest && published.latest ? ` (between ${sayDate(published.earliest)} and ${sayDate(published.latest)})` : '';
  return (
    <>
      <When value={published.value} />
      {bounds} <span class="muted">{[sayHow(published), ...(published.how === 'inferred' ? [] : (published.reasons ?? []))].join('; ')}</span>
      {published.evidence.map((span, i) => (
        <PlaceLink key={span.start} place={{ article: witness.name, start: span.start, end: span.end }} class="evidence">
          {published.evidence.length > 1 ? `evidence ${i + 1}` : 'evidence'}
        </PlaceLink>
      ))}
    </>
  );
}

/** Only addresses of the web become links: what a file says of itself is not to be trusted. */
export function Url({ url }: { readonly url: string }) {
  return /^https?:\/\//i.test(url) ? (
    <a href={url} rel="noreferrer noopener external" target="_blank">
      {url}
    </a>
  ) : (
    <span>{url}</span>
  );
}

function sayText(witness: Witness, here: Reading): string {
  const article = here.articles.get(witness.name);
  if (!article) return 'not at hand';
  const words = article.text.split(/\s+/).filter(Boolean).length;
  const unread = article.language && article.language !== 'en' ? `; in a language not yet read (${article.language}), shown as it came` : '';
  return `${words.toLocaleString('en-GB')} words${unread}`;
}

const Copies = ({ says, of }: { readonly says: string; readonly of: readonly Duplicate[] }) =>
  of.length ? (
    <p>
      {says}{' '}
      {of.map((d) => (
        <Siglum key={d.copy} article={d.copy} />
      ))}
    </p>
  ) : null;

const SAID: Readonly<Record<Duplicate['relation'], string>> = {
  exact: 'the same text as',
  near: 'nearly the same text as',
  excerpt: 'an excerpt of',
  corrected: 'a corrected version of',
};

/** Whose text it copies and who copies it. */
function Lineage({ witness, here }: { readonly witness: Witness; readonly here: Reading }) {
  const copied = here.edition.duplicates.filter((d) => d.copy === witness.name);
  const copies = here.edition.duplicates.filter((d) => d.from === witness.name);
  if (!copied.length && !copies.length) return null;
  return (
    <Row name="Lineage">
      {copied.map((d) => (
        <p key={d.from}>
          {SAID[d.relation]} <Siglum article={d.from} />: {d.reasons.join('; ') || `${Math.round(d.containment * 100)} % of its words stand there`}
        </p>
      ))}
      <Copies says="copied by" of={copies.filter((d) => d.direction !== 'unknown')} />
      <Copies says="nearly alike" of={copies.filter((d) => d.direction === 'unknown')} />
    </Row>
  );
}
