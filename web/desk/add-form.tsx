import { signal } from '@preact/signals';
import { addReport } from '../library.ts';

const progress = signal('');

/** Adds reports that are pasted or dropped; says how many were new. */
export function AddForm() {
  return (
    <form
      class="add-form"
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
      <h2>Add reports</h2>
      <label>
        Text, HTML or JSON Lines; files can be dropped here
        <textarea name="text" rows={5} required />
      </label>
      <button type="submit">Add</button> <span role="status">{progress.value}</span>
    </form>
  );
}

async function addPasted(form: HTMLFormElement): Promise<void> {
  const text = String(new FormData(form).get('text') ?? '');
  if (await add(`pasted-${Date.now()}.txt`, text)) form.reset();
}

async function addFiles(files: readonly File[]): Promise<void> {
  for (const file of files) await add(file.name, await file.text());
}

async function add(name: string, text: string): Promise<boolean> {
  progress.value = `Reading ${name} …`;
  try {
    const { added, seen } = await addReport(name, text);
    progress.value = `${added} of ${seen} new`;
    return true;
  } catch (error) {
    progress.value = `Not added: ${(error as Error).message}`;
    return false;
  }
}
