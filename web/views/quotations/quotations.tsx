import type { Difference, Utterance, UtteranceWitness } from '../../../src/model/edition.ts';
import { Choice } from '../../parts/choice.tsx';
import { LongList } from '../../parts/long-list.tsx';
import { DifferenceMark } from '../../parts/marks.tsx';
import { When } from '../../parts/when.tsx';
import { PlaceLink } from '../../parts/witnesses/place-link.tsx';
import { Citations } from '../../parts/witnesses/siglum.tsx';
import { aboutUtterance, askQuotation, askSpeaker } from '../../reading/questions.ts';
import { askOtherUtterance, askSameUtterance } from '../../reading/questions-of-speech.ts';
import { type Reading, siglumOf, wordsAt } from '../../reading/reading.ts';
import { groupBySpeaker, isCarriedByAll, listPrintings, listRuns, type Run } from '../../reading/texts/variants.ts';
import { question } from '../../state/correcting.ts';
import { adjust, only as chosen, isLater, item, reading, sendCorrection, sort } from '../../state/session.ts';
import { WordTable } from './word-table.tsx';

const RELATIONS = {
  verbatim: 'printed alike',
  altered: 'altered',
  paraphrase: 'paraphrased',
  single: 'one report',
} as const;

type Only = 'all' | keyof typeof RELATIONS;

/** What was said, by speaker: the fullest text that the reports attest, and each report's differences from it. */
export function QuotationsView() {
  const here = reading.value;
  if (!here) return null;
  const { utterances } = here.edition;
  const only = (chosen.value ?? 'all') as Only;
  const groups = groupBySpeaker(utterances.filter((u) => only === 'all' || u.relation === only));
  return (
    <section class="quotations">
      <header class="view-head">
        <h2>Quotations</h2>
        {utterances.length > 0 && here.edition.articles.length > 1 && <Only utterances={utterances} only={only} />}
      </header>
      {!utterances.length && (
        <p class="empty">No quotation was found. Looked for: words in quotation marks with a speaker, and reported speech after verbs of saying.</p>
      )}
      <LongList items={groups} noun="speakers" page={25} least={groups.findIndex((g) => g.utterances.some((u) => u.id === item.value)) + 1}>
        {(listed) => listed.map((g) => <Speaker key={g.speaker ?? ''} speaker={g.speaker} utterances={g.utterances} here={here} />)}
      </LongList>
    </section>
  );
}

function Only({ utterances, only }: { readonly utterances: readonly Utterance[]; readonly only: Only }) {
  const options: (readonly [Only, string])[] = [['all', `all ${utterances.length}`]];
  for (const relation of Object.keys(RELATIONS) as (keyof typeof RELATIONS)[]) {
    const n = utterances.filter((u) => u.relation === relation).length;
    if (n) options.push([relation, `${RELATIONS[relation]} ${n}`]);
  }
  return <Choice name="Show" options={options} value={only} choose={(value) => adjust({ only: value === 'all' ? null : value })} />;
}

function Speaker({
  speaker,
  utterances,
  here,
}: {
  readonly speaker: string | null;
  readonly utterances: readonly Utterance[];
  readonly here: Reading;
}) {
  const entity = here.edition.entities.find((e) => e.name === speaker);
  return (
    <section class="speaker">
      <div class="side-head">
        <h3 dir="auto">
          {speaker && entity ? (
            <button type="button" class="name" onClick={() => adjust({ entity: speaker, closed: false })}>
              {speaker}
            </button>
          ) : (
            (speaker ?? 'Speaker not named')
          )}
        </h3>
        {entity?.titles[0] && <p class="muted">{entity.titles[0]}</p>}
      </div>
      <div class="utterances">
        <LongList items={utterances} noun="quotations" page={30} least={utterances.findIndex((u) => u.id === item.value) + 1}>
          {(shown) => shown.map((u) => <UtteranceBlock key={u.id} utterance={u} here={here} />)}
        </LongList>
      </div>
    </section>
  );
}

function UtteranceBlock({ utterance, here }: { readonly utterance: Utterance; readonly here: Reading }) {
  const pointed = item.value === utterance.id;
  const columns = pointed && sort.value === 'columns';
  const single = utterance.witnesses.length < 2;
  const later = isLater(utterance.witnesses);
  return (
    <article class={`utterance${later ? ' later' : ''}${pointed ? ' pointed' : ''}`} id={`item-${utterance.id}`} data-item>
      <p class="fullest" dir="auto">
        <FullestText utterance={utterance} here={here} />
        {single && <Citations places={utterance.witnesses.flatMap((w) => w.places.slice(0, 1))} />}
      </p>
      {utterance.said && (
        <p class="muted said">
          said <When value={utterance.said} />
        </p>
      )}
      {!single && (columns ? <WordTable utterance={utterance} here={here} /> : <Apparatus utterance={utterance} here={here} />)}
      {!single && utterance.words.length > 1 && (
        <button
          type="button"
          class="quiet columns-toggle"
          aria-pressed={columns}
          onClick={() => adjust(columns ? { item: null, sort: null } : { item: utterance.id, sort: 'columns' })}
        >
          {columns ? 'Show as apparatus' : 'Show as columns'}
        </button>
      )}
      {sendCorrection.value && <UtteranceTools utterance={utterance} here={here} />}
    </article>
  );
}

/** Corrections of the utterance in all reports that print it. */
function UtteranceTools({ utterance, here }: { readonly utterance: Utterance; readonly here: Reading }) {
  const about = aboutUtterance(here, utterance);
  return (
    <span class="utterance-tools">
      <button type="button" class="quiet" onClick={() => (question.value = askSpeaker(about, here))}>
        Set speaker
      </button>
      {utterance.witnesses.length === 1 && (
        <button type="button" class="quiet" onClick={() => (question.value = askQuotation(about))}>
          Not a quotation
        </button>
      )}
      {here.edition.utterances.length > 1 && (
        <button type="button" class="quiet" onClick={() => (question.value = askSameUtterance(here, utterance))}>
          Same as …
        </button>
      )}
      {utterance.witnesses.length > 1 && (
        <button type="button" class="quiet" onClick={() => (question.value = askOtherUtterance(here, utterance))}>
          Another utterance …
        </button>
      )}
    </span>
  );
}

function FullestText({ utterance, here }: { readonly utterance: Utterance; readonly here: Reading }) {
  const runs = listRuns(utterance);
  const place = utterance.witnesses[0]?.places[0];
  if (!runs.length) return place ? <PlaceLink place={place}>{utterance.fullest}</PlaceLink> : utterance.fullest;
  return (
    <>
      {runs.map((run) => (
        <FullestRun key={`${run.place.article}:${run.place.start}`} run={run} all={isCarriedByAll(utterance, run)} here={here} />
      ))}
    </>
  );
}

function FullestRun({ run, all, here }: { readonly run: Run; readonly all: boolean; readonly here: Reading }) {
  const words = run.text.trimEnd();
  const letters = run.witnesses.map((name) => siglumOf(here, name)).join(' ');
  return (
    <>
      <PlaceLink place={run.place} class={all ? 'run' : run.contested ? 'run some contested' : 'run some'}>
        {words}
        {!all && (
          <span class="run-letters">
            <span class="unseen"> (printed by </span>
            {letters}
            <span class="unseen">)</span>
          </span>
        )}
      </PlaceLink>
      {run.text.slice(words.length)}
    </>
  );
}

function Apparatus({ utterance, here }: { readonly utterance: Utterance; readonly here: Reading }) {
  return (
    <ul class="apparatus">
      <LongList items={listPrintings(here, utterance)} noun="ways of printing it" page={12} auto={false}>
        {(shown) =>
          shown.map(({ witness, alike }) => (
            <li key={`${witness.article}:${witness.places[0]?.start}`} class={isLater(alike) ? 'later' : undefined}>
              <Citations places={alike.flatMap((w) => w.places.slice(0, 1))} />{' '}
              <span class="variants" dir="auto">
                <Variants witness={witness} here={here} many={alike.length > 1} />
              </span>
            </li>
          ))
        }
      </LongList>
    </ul>
  );
}

function Variants({ witness, here, many }: { readonly witness: UtteranceWitness; readonly here: Reading; readonly many: boolean }) {
  if (witness.relation === 'paraphrase') {
    return (
      <span class="variant">
        <DifferenceMark op="paraphrase" /> <Printed witness={witness} here={here} />
      </span>
    );
  }
  const fragment = witness.relation === 'fragment';
  if (!fragment && !witness.differs.length && witness.relation === 'verbatim')
    return <span class="muted">{many ? 'print' : 'prints'} all of it</span>;
  return (
    <>
      {fragment && <span class="muted">{many ? 'print only' : 'prints only'} </span>}
      {(fragment || !witness.differs.length) && <Printed witness={witness} here={here} />}{' '}
      {witness.differs.map((difference, i) => (
        <Variant key={i} difference={difference} witness={witness} />
      ))}
    </>
  );
}

/** The words as the witness prints them, each part opening its place. */
function Printed({ witness, here }: { readonly witness: UtteranceWitness; readonly here: Reading }) {
  return (
    <>
      {witness.places.map((place, i) => (
        <span key={place.start}>
          {i > 0 && ' … '}
          <PlaceLink place={place} class="source-words">
            {wordsAt(here, place).trim()}
          </PlaceLink>
        </span>
      ))}
    </>
  );
}

/** One difference in the classic form: the fullest text's words, a bracket, the witness's. */
function Variant({ difference, witness }: { readonly difference: Difference; readonly witness: UtteranceWitness }) {
  const { op, here, there } = difference;
  const place = difference.place ?? witness.places[0];
  const words = (
    <>
      {op === 'dropped' && <del>{there}</del>}
      {op === 'added' && <ins>{here}</ins>}
      {op !== 'dropped' && op !== 'added' && (
        <>
          {there && <span class="lemma">{there} ]</span>} {here}
        </>
      )}
    </>
  );
  return (
    <span class="variant">
      <DifferenceMark op={op} />
      {place ? (
        <PlaceLink place={place} class="source-words">
          {words}
        </PlaceLink>
      ) : (
        <span class="source-words">{words}</span>
      )}
    </span>
  );
}
