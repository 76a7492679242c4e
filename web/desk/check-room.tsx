import { signal } from '@preact/signals';
import { type CheckedDraft, checkDraft, type ReportHead, type Verdict } from '../library.ts';
import { count } from '../parts/header.tsx';
import { LongList } from '../parts/long-list.tsx';
import { When } from '../parts/when.tsx';
import { shortName } from '../reading/reading.ts';
import { type CheckedSentence, cutVerdicts, sortVerdicts, writeFindings } from '../reading/verdicts.ts';
import { copyText } from '../state/keys.ts';
import { address, adjust, say, stories } from '../state/session.ts';
import { OpenArticle } from './open-article.tsx';

const draft = signal('');
const draftName = signal('draft.txt');
const isStrict = signal(false);
const checked = signal<CheckedDraft | null>(null);
const isBusy = signal(false);
const wrong = signal('');
/** Sentence whose verdicts are unfolded, by its start; `null` unfolds what fails. */
const chosen = signal<number | null>(null);

/** A draft against the reports of the library: a verdict for every sentence, each opening its source beside it. */
export function CheckRoom() {
  return (
    <section class="desk-room check-room">
      <header class="view-head">
        <h1>Check a draft</h1>
        <p class="muted">quotations, figures, dates and attributions against the reports</p>
      </header>
      <DraftForm />
      {wrong.value && (
        <p class="wrong" role="alert">
          {wrong.value}
        </p>
      )}
      {checked.value && <Checked found={checked.value} />}
    </section>
  );
}

function DraftForm() {
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void takeFile(event.dataTransfer?.files[0]);
      }}
    >
      <label class="field">
        <span>The draft; a text, Markdown or HTML file can be dropped here</span>
        <textarea
          rows={checked.value ? 4 : 10}
          required
          value={draft.value}
          placeholder="Paste what you are about to publish."
          onInput={(event) => {
            draft.value = event.currentTarget.value;
            draftName.value = 'draft.txt';
          }}
        />
      </label>
      <div class="form-buttons">
        <label class="field">
          <span>Against</span>
          <select value={address.value.name ?? ''} onChange={(event) => adjust({ name: event.currentTarget.value || null })}>
            <option value="">the reports of the library that share its words</option>
            {stories.value.map((s) => (
              <option key={s.id} value={s.id}>
                {s.headline || 'Untitled story'} ({s.articles})
              </option>
            ))}
          </select>
        </label>
        <label class="check">
          <input type="checkbox" checked={isStrict.value} onChange={(event) => (isStrict.value = event.currentTarget.checked)} /> also names, and what
          no report tells
        </label>
        <button type="submit" class="main-button" disabled={isBusy.value}>
          {isBusy.value ? 'Checking …' : 'Check'}
        </button>
      </div>
    </form>
  );
}

async function takeFile(file: File | undefined): Promise<void> {
  if (!file) return;
  draft.value = await file.text();
  draftName.value = file.name;
  await check();
}

async function check(): Promise<void> {
  isBusy.value = true;
  wrong.value = '';
  try {
    checked.value = await checkDraft({ name: draftName.value, text: draft.value, strict: isStrict.value }, address.peek().name);
    chosen.value = null;
    adjust({ open: null });
    say(sayResult(checked.value));
  } catch (error) {
    wrong.value = `Not checked: ${(error as Error).message}`;
  }
  isBusy.value = false;
}

const sayResult = ({ verdicts }: CheckedDraft): string => {
  const failed = verdicts.filter((v) => !v.holds).length;
  return failed ? `${count(failed, 'passage')} of ${verdicts.length} not covered` : `${count(verdicts.length, 'passage')} checked, all covered`;
};

function Checked({ found }: { readonly found: CheckedDraft }) {
  const sentences = sortVerdicts(found.sentences, found.verdicts);
  return (
    <>
      <header class="view-head check-head">
        <h2>{sayResult(found)}</h2>
        <p class="muted">{found.against.length ? `checked against ${count(found.against.length, 'report')}` : 'no report shares its words'}</p>
        <p class="row-tools">
          <button type="button" class="quiet" onClick={() => void copyText(writeFindings(found), 'Findings copied with their sources')}>
            Copy findings
          </button>
        </p>
      </header>
      <LongList items={sentences} noun="sentences" page={60}>
        {(shown) => (
          <ol class="checked">
            {shown.map((sentence) => (
              <SentenceLine key={sentence.start} sentence={sentence} found={found} />
            ))}
          </ol>
        )}
      </LongList>
    </>
  );
}

const STATES = {
  holds: ['✓', 'covered'],
  fails: ['⨯', 'not covered'],
  unchecked: ['·', 'nothing to check'],
} as const;

function SentenceLine({ sentence, found }: { readonly sentence: CheckedSentence<Verdict>; readonly found: CheckedDraft }) {
  const [mark, says] = STATES[sentence.state];
  const isOpen = chosen.value === null ? sentence.state === 'fails' : chosen.value === sentence.start;
  const pieces = cutVerdicts(sentence, sentence.verdicts);
  return (
    <li class={`checked-${sentence.state}`} data-item>
      <button
        type="button"
        class="check-mark"
        aria-expanded={sentence.verdicts.length ? isOpen : undefined}
        disabled={!sentence.verdicts.length}
        onClick={() => (chosen.value = isOpen ? -1 : sentence.start)}
        title={says}
      >
        <span aria-hidden="true">{mark}</span>
        <span class="unseen">{says}</span>
      </button>
      <p class="source-words" dir="auto">
        {pieces.map(({ start, end, verdict }) => (
          <span key={start} class={verdict ? (verdict.holds ? 'words-hold' : 'words-fail') : undefined} title={verdict?.message}>
            {found.text.slice(start, end)}
          </span>
        ))}
      </p>
      {isOpen && (
        <ul class="verdicts">
          {sentence.verdicts.map((verdict) => (
            <VerdictLine key={`${verdict.kind}${verdict.start}`} verdict={verdict} against={found.against} />
          ))}
        </ul>
      )}
    </li>
  );
}

function VerdictLine({ verdict, against }: { readonly verdict: Verdict; readonly against: readonly ReportHead[] }) {
  const { kind, judgement, message, nearest, nearestText, holds, text } = verdict;
  const source = against.find((a) => a.id === nearest?.article);
  return (
    <li>
      <p>
        <b class={holds ? 'judged' : 'judged wrong'}>
          {kind}: {judgement.replace('-', ' ')}
        </b>{' '}
        <span class="source-words" dir="auto">
          {text}
        </span>
      </p>
      <p class="muted">{message}</p>
      {nearest && (
        <p class="nearest">
          <OpenArticle place={nearest}>
            <b>{source?.outlet ?? source?.title ?? (source ? shortName(source.name) : 'Source')}</b>
            {source?.day && (
              <>
                , <When value={source.day} />
              </>
            )}
            : <span class="source-words">{nearestText}</span>
          </OpenArticle>
        </p>
      )}
    </li>
  );
}
