import { Sheet } from '../parts/sheets/sheet.tsx';
import { tokenAsked } from '../state/token.ts';

/** Asks for the server's token when it wants one. */
export function TokenSheet() {
  const answer = tokenAsked.value;
  if (!answer) return null;
  return (
    <Sheet title="The library’s token" close={() => {}} class="form-sheet">
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          answer(String(new FormData(event.currentTarget).get('token') ?? ''));
        }}
      >
        <p class="muted">
          This library answers only to those who know its token; it stands where the server was started. It is kept as long as this tab.
        </p>
        <label class="field">
          <span>Token</span>
          <input type="password" name="token" required autocomplete="off" data-first="" />
        </label>
        <p class="form-buttons">
          <button type="submit" class="main-button">
            Open the library
          </button>
        </p>
      </form>
    </Sheet>
  );
}
