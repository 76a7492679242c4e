import { signal } from '@preact/signals';
import { type Added, addAddress, addReport } from '../library.ts';
import { intake } from '../state/session.ts';

/** One line of what was taken in: what it was, and how it went. */
interface Taken {
  readonly name: string;
  readonly says: string;
  readonly failed: boolean;
}

const taken = signal<readonly Taken[]>([]);
const under = signal<{ readonly name: string; readonly done: number; readonly of: number } | null>(null);

/** Adding reports by paste, drop or choice of files, with what became of each. */
export function AddRoom() {
  return (
    <section class="desk-room">
      <header class="view-head">
        <h1>Add reports</h1>
      </header>
      <form
        class="add-form form"
        onSubmit={(event) => {
          event.preventDefault();
          void addPasted(event.currentTarget);
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void addFiles([...(event.dataTransfer?.files ?? [])]);
        }}
      >
        <label class="field">
          <span>Text, HTML or JSON Lines; files can be dropped here</span>
          <textarea name="text" rows={10} required placeholder="Paste a report as it came: its headline, date and byline are found in it." />
        </label>
        <p class="form-buttons">
          <button type="submit" class="main-button">
            Add
          </button>
          <label class="quiet file-button">
            Choose files
            <input
              type="file"
              multiple
              accept=".txt,.text,.html,.htm,.xhtml,.jsonl,.ndjson"
              onChange={(event) => void addFiles([...(event.currentTarget.files ?? [])])}
            />
          </label>
          <span role="status" class="muted">
            {under.value && sayProgress(under.value)}
          </span>
        </p>
        {under.value && <progress max={under.value.of} value={under.value.done} aria-label="Files read" />}
      </form>
      <AddressForm />
      {taken.value.length > 0 && <TakenList />}
    </section>
  );
}

/** A page or a feed by its address; the server fetches it. */
function AddressForm() {
  return (
    <form
      class="form address-form"
      onSubmit={(event) => {
        event.preventDefault();
        void addFrom(event.currentTarget);
      }}
    >
      <label class="field">
        <span>Or the address of a page or feed; the library’s server fetches it</span>
        <input type="url" name="url" required pattern="https?://.*" maxLength={2000} placeholder="https://" />
      </label>
      <p class="form-buttons">
        <button type="submit" class="main-button" disabled={under.value !== null}>
          Fetch
        </button>
        <label class="check">
          <input type="checkbox" name="pages" /> also the pages that a feed’s entries link to
        </label>
      </p>
      <p class="muted">
        To poll feeds, run <code>synoptic watch https://…</code> where the library lies.
      </p>
    </form>
  );
}

async function addFrom(form: HTMLFormElement): Promise<void> {
  const given = new FormData(form);
  const url = String(given.get('url') ?? '').trim();
  under.value = { name: url, done: 0, of: 1 };
  if (await add(url, () => addAddress(url, given.has('pages')))) form.reset();
  under.value = null;
}

function TakenList() {
  return (
    <ul class="taken" aria-label="What was taken in">
      {taken.value.map(({ name, says, failed }) => (
        <li key={name} class={failed ? 'wrong' : undefined}>
          <b dir="auto">{name}</b> {says}
        </li>
      ))}
    </ul>
  );
}

async function addPasted(form: HTMLFormElement): Promise<void> {
  const text = String(new FormData(form).get('text') ?? '');
  under.value = { name: 'what was pasted', done: 0, of: 1 };
  const name = `pasted-${Date.now()}${nameEnd(text)}`;
  if (await add(name, () => addReport(name, text))) form.reset();
  under.value = null;
}

/** "Reading a.txt (2 of 5) …", with what the server has told of the work so far. */
function sayProgress({ name, done, of }: { readonly name: string; readonly done: number; readonly of: number }): string {
  const told = intake.value ? `: ${intake.value.added} new of ${intake.value.seen}` : '';
  return `Reading ${name}${of > 1 ? ` (${done + 1} of ${of})` : ''}${told} …`;
}

/** The reader goes by the end of a name. */
function nameEnd(text: string): string {
  const start = text.trimStart().slice(0, 200);
  if (/^\{\s*"/.test(start)) return '.jsonl';
  return /^<(?:!doctype|html|head|body|article)\b/i.test(start) ? '.html' : '.txt';
}

async function addFiles(files: readonly File[]): Promise<void> {
  for (const [done, file] of files.entries()) {
    under.value = { name: file.name, done, of: files.length };
    await add(file.name, async () => addReport(file.name, await file.text()));
  }
  under.value = null;
}

async function add(name: string, send: () => Promise<Added>): Promise<boolean> {
  try {
    const { added, seen, problems } = await send();
    const says = `${added} new of ${seen} ${seen === 1 ? 'report' : 'reports'}${problems.map((p) => `; ${p.message}`).join('')}`;
    taken.value = [{ name, says, failed: false }, ...taken.value];
    return seen > 0;
  } catch (error) {
    taken.value = [{ name, says: `not added: ${(error as Error).message}`, failed: true }, ...taken.value];
    return false;
  }
}
