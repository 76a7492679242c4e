import { useEffect, useState } from 'preact/hooks';
import { makeCorrection, type Question, question } from '../../state/correcting.ts';
import { keepPerson, personName } from '../../state/person.ts';
import { address } from '../../state/session.ts';
import { Sheet } from './sheet.tsx';

const LONGEST = 280;

const close = (): void => {
  question.value = null;
};

/** The form that a correction is made with; it names who makes it. */
export function CorrectionSheet() {
  const asked = question.value;
  const { story, view, room } = address.value;
  useEffect(close, [story, view, room]);
  return asked ? (
    <Sheet title={asked.title} close={close} class="form-sheet">
      <CorrectionForm asked={asked} />
    </Sheet>
  ) : null;
}

function CorrectionForm({ asked }: { readonly asked: Question }) {
  const [wrong, setWrong] = useState('');
  const send = async (form: HTMLFormElement): Promise<void> => {
    const given = new FormData(form);
    keepPerson(String(given.get('person') ?? ''));
    try {
      const judged = await asked.judge(String(given.get('answer') ?? '').trim());
      if (!judged) return setWrong('This answer cannot be used.');
      await makeCorrection(judged);
      close();
    } catch (error) {
      setWrong(`Not corrected: ${(error as Error).message}`);
    }
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      {asked.words && (
        <blockquote class="form-words" dir="auto">
          {asked.words.length > LONGEST ? `${asked.words.slice(0, LONGEST)} …` : asked.words}
        </blockquote>
      )}
      <p class="muted">{asked.explains}</p>
      {asked.field && <Answer field={asked.field} />}
      <label class="field">
        <span>Your name, kept with the correction</span>
        <input
          type="text"
          name="person"
          required
          maxLength={80}
          value={personName.value}
          autocomplete="name"
          data-first={asked.field ? undefined : ''}
        />
      </label>
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      <p class="form-buttons">
        <button type="submit" class="main-button">
          Correct
        </button>
        <button type="button" class="quiet" onClick={close}>
          Cancel
        </button>
      </p>
    </form>
  );
}

function Answer({ field: { label, type, options } }: { readonly field: NonNullable<Question['field']> }) {
  return (
    <label class="field" for="answer">
      <span>{label}</span>
      {type === 'choice' ? (
        <select id="answer" name="answer" required data-first="">
          {options.map(([value, says]) => (
            <option key={value} value={value}>
              {says}
            </option>
          ))}
        </select>
      ) : (
        <input
          id="answer"
          type={type}
          name="answer"
          required
          maxLength={400}
          list={options.length ? 'answers' : undefined}
          autocomplete="off"
          data-first=""
        />
      )}
      {type !== 'choice' && options.length > 0 && (
        <datalist id="answers">
          {options.map(([value, says]) => (
            <option key={value} value={value}>
              {says}
            </option>
          ))}
        </datalist>
      )}
    </label>
  );
}
