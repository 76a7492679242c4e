import { cite } from '../reading/citation.ts';
import { sayAsOf, stepMoment, wordsAt } from '../reading/reading.ts';
import { listViews } from '../reading/views.ts';
import { ROOMS, START, VIEWS } from './address.ts';
import { undoLast } from './correcting.ts';
import { markSeen } from './seen.ts';
import { address, adjust, go, hasDesk, moments, reading, say, setTheme, sheet, showView, stories, theme } from './session.ts';

/** What each key does, as the help sheet prints it. */
export const KEYS: readonly { readonly keys: string; readonly does: string }[] = [
  { keys: '1 – 7', does: 'show a view of the story, or a room of the desk' },
  { keys: 'j k', does: 'next or previous item of the view' },
  { keys: 'Enter', does: 'open the passage in the reader, or the story' },
  { keys: 'e', does: 'on the desk: this story is seen, on to the next' },
  { keys: 'n p', does: 'next or previous report in the reader' },
  { keys: '[ ]', does: 'as-of cursor: earlier or later' },
  { keys: 'r', does: 'text as it came, or laid out' },
  { keys: 'y', does: 'copy the open passage with its citation' },
  { keys: 'w', does: 'show or hide the reader beside the view' },
  { keys: '/', does: 'search the reports' },
  { keys: 'l', does: 'what the marks mean' },
  { keys: 't', does: 'theme: auto, light, dark' },
  { keys: 'c', does: 'copy a link to what you see' },
  { keys: 'g', does: 'all stories' },
  { keys: 'u', does: 'take back the last correction' },
  { keys: 'Esc', does: 'close what lies on top' },
  { keys: '?', does: 'this sheet' },
];

const ACTIONS: Readonly<Record<string, () => void>> = {
  j: () => moveFocus(1),
  k: () => moveFocus(-1),
  n: () => turnReport(1),
  p: () => turnReport(-1),
  '[': () => stepAsOf(-1),
  ']': () => stepAsOf(1),
  r: () => adjust({ raw: !address.value.raw }),
  y: () => void copyPassage(),
  w: () => adjust({ closed: !address.value.closed }),
  '/': () => document.getElementById('search')?.focus(),
  l: () => toggleSheet('marks'),
  '?': () => toggleSheet('keys'),
  t: turnTheme,
  c: () => void copyLink(),
  g: showStories,
  e: passStory,
  u: undoLast,
  Escape: closeTop,
};

/** Every key that does something, beside the numbers and Enter, which is the browser's own. */
export const HANDLED: readonly string[] = Object.keys(ACTIONS);

/** Lets every key of the help sheet work wherever no text is being typed. */
export function listenForKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const typing =
      event.target instanceof HTMLTextAreaElement ||
      (event.target instanceof HTMLInputElement && ['search', 'text', 'date', 'password', 'url'].includes(event.target.type)) ||
      event.target instanceof HTMLSelectElement;
    if ((typing && event.key !== 'Escape') || (hasSheet() && !ON_SHEETS.has(event.key))) return;
    const act = /^[1-7]$/.test(event.key) ? () => showNumbered(Number(event.key)) : ACTIONS[event.key];
    if (!act) return;
    if (event.key !== 'Escape') event.preventDefault();
    act();
  });
}

/** Keys that also work over a sheet. */
const ON_SHEETS: ReadonlySet<string> = new Set(['?', 'l', 't', 'Escape']);
const hasSheet = (): boolean => document.querySelector('dialog[open]') !== null;

function showStories(): void {
  if (stories.value.length > 1 || hasDesk.value) go(START);
}

function showNumbered(number: number): void {
  const [room, view] = [ROOMS[number - 1], VIEWS[number - 1]];
  if (address.value.story === null && hasDesk.value && room) go({ ...START, room });
  else if (view && reading.value && listViews(reading.value.edition).some((v) => v.view === view)) showView(view);
}

/** Auto, light, dark, and round again. */
export function turnTheme(): void {
  const next = { auto: 'light', light: 'dark', dark: 'auto' } as const;
  setTheme(next[theme.value]);
  say(`Theme: ${theme.value}`);
}

/** Puts the address of what is shown on the clipboard. */
export async function copyLink(): Promise<void> {
  await copyText(location.href, 'Link copied');
}

/** Puts the words of the open passage on the clipboard, with where they stand. */
async function copyPassage(): Promise<void> {
  const { open } = address.value;
  const here = reading.value;
  const witness = open && here?.witnesses.get(open.article);
  const words = open && here ? wordsAt(here, open) : '';
  if (!open || !witness || !words) say('No passage is open');
  else await copyText(cite(words, open, witness), 'Copied with its citation');
}

/** Puts `text` on the clipboard and says so; a page without the right to do it says that. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    say('The browser does not let this page copy; copy it from the address line');
  }
}

/** Moves the as-of cursor by one publication and says where it stands; past the last one everything is known again. */
export function stepAsOf(by: 1 | -1): void {
  const asOf = stepMoment(moments.value, address.value.asOf, by);
  adjust({ asOf });
  if (reading.value) say(sayAsOf(reading.value, asOf));
}

/** Shows the next report, or the one before, in the reader. */
export function turnReport(by: 1 | -1): void {
  const names = reading.value?.edition.articles.map((w) => w.name) ?? [];
  const at = names.indexOf(address.value.open?.article ?? names[0] ?? '');
  const article = names[at + by];
  if (article !== undefined) go({ open: { article, start: 0, end: 0 }, closed: false });
}

/** Marks the story of the desk that has the focus as seen, and goes to the next one. */
function passStory(): void {
  const id = document.activeElement?.closest<HTMLElement>('[data-story]')?.dataset.story;
  const story = stories.value.find((s) => s.id === id);
  if (!story) return;
  moveFocus(1);
  markSeen([story]);
}

function moveFocus(by: 1 | -1): void {
  const items = [...document.querySelectorAll<HTMLElement>('#main [data-item]')];
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : at + by];
  const target = next?.matches('a,button') ? next : next?.querySelector<HTMLElement>('a,button');
  target?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function toggleSheet(which: 'keys' | 'marks'): void {
  sheet.value = sheet.value === which ? null : which;
}

function closeTop(): void {
  const search = document.getElementById('search');
  if (sheet.value) sheet.value = null;
  else if (document.activeElement === search || address.value.query) {
    search?.blur();
    adjust({ query: '' });
  } else if (address.value.entity) adjust({ entity: null });
  else if (address.value.open && !address.value.closed) adjust({ closed: true });
}
