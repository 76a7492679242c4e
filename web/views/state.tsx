import type { BriefBlock, BriefSentence, Edition, Figure } from '../../src/model/edition.ts';
import { download, fileName } from '../parts/download.ts';
import { When } from '../parts/when.tsx';
import { Citations, Siglum } from '../parts/witnesses/siglum.tsx';
import { writeBrief } from '../reading/brief.ts';
import { outletOf } from '../reading/reading.ts';
import { sayRange } from '../reading/time/dates.ts';
import { formatAddress, START } from '../state/address.ts';
import { copyText } from '../state/keys.ts';
import { hasDesk, isLater, reading, showView, stories } from '../state/session.ts';

interface BlockWords {
  readonly block: BriefBlock;
  readonly title: string;
  readonly rule: string;
  readonly none: string;
}

const BLOCKS: readonly BlockWords[] = [
  { block: 'agreed', title: 'Agreed', rule: 'two or more origins say so', none: 'Nothing was found that two origins say alike.' },
  { block: 'disputed', title: 'Disputed', rule: 'one denies what another says', none: 'No report was found to deny what another says.' },
  { block: 'single-origin', title: 'Only one source', rule: 'one origin carries it', none: 'Nothing of weight was found in one origin alone.' },
  {
    block: 'changed',
    title: 'Changed',
    rule: 'later reports say otherwise',
    none: 'No figure and no statement was found to change from one report to a later one.',
  },
];

/** The brief in four blocks; every sentence opens the passages that carry it. */
export function StateView() {
  const here = reading.value;
  if (!here) return null;
  const { edition } = here;
  return (
    <article class="state">
      <header class="view-head">
        <h2>State of the story</h2>
        <p class="row-tools">
          <button type="button" class="quiet" onClick={() => void copyText(writeBrief(here), 'Brief copied with its citations')}>
            Copy with citations
          </button>
          <button type="button" class="quiet" onClick={() => download(`${fileName(edition.headline)}.txt`, 'text/plain', writeBrief(here))}>
            Save
          </button>
          {hasDesk.value && (
            <a class="quiet" href={formatAddress({ ...START, room: 'check', name: edition.id })}>
              Check a draft
            </a>
          )}
        </p>
      </header>
      <Witnesses edition={edition} />
      {BLOCKS.map((words) => (
        <Block key={words.block} words={words} edition={edition} />
      ))}
      <Related edition={edition} />
    </article>
  );
}

/** Other stories of the same saga; nothing where there are none. */
function Related({ edition }: { readonly edition: Edition }) {
  const related = stories.value.filter((s) => edition.related.includes(s.id));
  if (!related.length) return null;
  return (
    <section class="brief-block">
      <div class="side-head">
        <h3>Of the same saga</h3>
        <p class="muted">kept apart, for they tell of another event</p>
      </div>
      <ul class="report-list">
        {related.map((s) => (
          <li key={s.id}>
            <a href={formatAddress({ ...START, story: s.id })} dir="auto">
              {s.headline || 'Untitled story'}
            </a>{' '}
            <span class="muted">{sayRange(s.from, s.to) ?? 'undated'}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const MOST_LISTED = 14;

function Witnesses({ edition }: { readonly edition: Edition }) {
  const rest = edition.articles.length - MOST_LISTED;
  return (
    <ul class="witness-line" aria-label="Witnesses">
      {edition.articles.slice(0, MOST_LISTED).map((w) => (
        <li key={w.name}>
          <Siglum article={w.name} /> <span>{outletOf(w)}</span>{' '}
          <span class="muted">{w.published ? <When value={w.published.value} as="short" /> : 'undated'}</span>
        </li>
      ))}
      {rest > 0 && (
        <li>
          <button type="button" class="quiet" onClick={() => showView('sources')}>
            and {rest} more
          </button>
        </li>
      )}
    </ul>
  );
}

function Block({ words, edition }: { readonly words: BlockWords; readonly edition: Edition }) {
  const sentences = edition.brief.filter((s) => s.block === words.block);
  return (
    <section class={`brief-block brief-${words.block}`}>
      <div class="side-head">
        <h3>{words.title}</h3>
        <p class="muted">{words.rule}</p>
      </div>
      <div class="brief-text">{sentences.length ? <Sentences sentences={sentences} edition={edition} /> : <p class="empty">{words.none}</p>}</div>
    </section>
  );
}

function Sentences({ sentences, edition }: { readonly sentences: readonly BriefSentence[]; readonly edition: Edition }) {
  return groupSentences(sentences).map((group, i) => {
    const figure = group[0]?.block === 'changed' ? edition.quantities.find((q) => group.some((s) => s.about === q.id)) : undefined;
    return (
      <div key={i} class={group.length > 1 ? 'bracket' : undefined}>
        {group.map((sentence) => (
          <Sentence key={sentence.text} sentence={sentence} edition={edition} />
        ))}
        {figure && <Change figure={figure} />}
      </div>
    );
  });
}

/** Sentences of one dispute or change together, in the brief's order. */
function groupSentences(sentences: readonly BriefSentence[]): BriefSentence[][] {
  const groups = new Map<string, BriefSentence[]>();
  sentences.forEach((sentence, i) => {
    const key = sentence.group ?? `#${i}`;
    groups.set(key, [...(groups.get(key) ?? []), sentence]);
  });
  return [...groups.values()];
}

function Sentence({ sentence, edition }: { readonly sentence: BriefSentence; readonly edition: Edition }) {
  return (
    <p class={isLater(sentence.citations) ? 'sentence later' : 'sentence'} dir="auto" data-item>
      {sentence.text} <Citations places={sentence.citations} after={<Behind about={sentence.about} edition={edition} />} />
    </p>
  );
}

/** Leads from a sentence to the row that it was told from. */
function Behind({ about, edition }: { readonly about: string | undefined; readonly edition: Edition }) {
  if (!about) return null;
  const utterance = edition.utterances.some((u) => u.id === about);
  const known = utterance || edition.claims.some((c) => c.id === about) || edition.quantities.some((q) => q.id === about);
  if (!known) return null;
  return (
    <button type="button" class="behind" onClick={() => showView(utterance ? 'quotations' : 'claims', about)}>
      {utterance ? 'wordings' : 'compare'}
    </button>
  );
}

/** Old values struck, the newest plain, each with its letter and day. */
function Change({ figure }: { readonly figure: Figure }) {
  const dated = figure.values.filter((v, i, all) => all.findIndex((w) => w.value === v.value && w.asOf === v.asOf) === i);
  const last = dated.at(-1);
  return (
    <ol class="change" aria-label={`Values of ${figure.of}, first to last`}>
      {dated.map((value) => (
        <li key={`${value.place.article}:${value.place.start}`} class={isLater([value.place]) ? 'later' : undefined}>
          {value === last ? <ins>{value.text}</ins> : <del>{value.text}</del>} <Siglum article={value.place.article} place={value.place} />
          {value.asOf && (
            <span class="muted">
              {' '}
              <When value={value.asOf} as="short" />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
