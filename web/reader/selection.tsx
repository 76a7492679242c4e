import { signal } from '@preact/signals';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import type { Witness } from '../../src/model/edition.ts';
import type { Span } from '../../src/model/span.ts';
import { cite } from '../reading/citation.ts';
import { askDate, askQuotation, askSpeaker } from '../reading/questions.ts';
import { question } from '../state/correcting.ts';
import { copyText } from '../state/keys.ts';
import { adjust, go, reading, sendCorrection } from '../state/session.ts';

interface Selected extends Span {
  readonly article: string;
  readonly x: number;
  readonly y: number;
}

const selected = signal<Selected | null>(null);
const LONGEST_SEARCH = 120;

document.addEventListener('selectionchange', () => {
  selected.value = readSelection();
});

/** What the reader selected in a report's text, as a span of it; `null` when it lies elsewhere. */
function readSelection(): Selected | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const frame = frameOf(range);
  const start = offsetOf(range.startContainer, range.startOffset) ?? (frame && edgeOf(range, frame, 'start'));
  const end = offsetOf(range.endContainer, range.endOffset) ?? (frame && edgeOf(range, frame, 'end'));
  if (!frame || start === null || end === null || end <= start) return null;
  const { left, top, bottom } = range.getBoundingClientRect();
  return { article: frame.dataset.article ?? '', start, end, x: Math.max(8, left), y: top > 60 ? top - 44 : bottom + 8 };
}

/** The report's text that is selected; a paragraph selected as a whole ends where the next element begins, which may lie outside. */
const frameOf = (range: Range): HTMLElement | null =>
  [range.commonAncestorContainer, range.startContainer].map((node) => elementOf(node)?.closest<HTMLElement>('.report-text')).find(Boolean) ?? null;

/** The offset of the first or last painted character in a selection whose end is no text. */
function edgeOf(range: Range, frame: HTMLElement, which: 'start' | 'end'): number | null {
  const segments = [...frame.querySelectorAll<HTMLElement>('[data-start]')].filter((segment) => range.intersectsNode(segment));
  const segment = which === 'start' ? segments[0] : segments.findLast((s) => !endsBefore(range, s));
  if (!segment) return null;
  return Number(segment.dataset.start) + (which === 'start' ? 0 : (segment.textContent?.length ?? 0));
}

/** The range ends where the segment begins: nothing of it is selected. */
function endsBefore(range: Range, segment: HTMLElement): boolean {
  const own = document.createRange();
  own.selectNodeContents(segment);
  return range.compareBoundaryPoints(Range.START_TO_END, own) <= 0;
}

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement);

/** The offset in the article's text: that of the painted segment and that within it. */
function offsetOf(node: Node, offset: number): number | null {
  const segment = elementOf(node)?.closest<HTMLElement>('[data-start]');
  if (!segment || !(node instanceof Text)) return null;
  return Number(segment.dataset.start) + offset;
}

/** What can be done with selected words of this report. */
export function SelectionBar({ article, witness }: { readonly article: AnnotatedArticle; readonly witness: Witness }) {
  const at = selected.value;
  if (!at || at.article !== article.name) return null;
  const words = article.text.slice(at.start, at.end);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pressing a button here must not undo the selection
    <div
      class="selection-bar"
      style={{ left: `${Math.max(8, Math.min(at.x, innerWidth - (sendCorrection.value ? 620 : 340)))}px`, top: `${at.y}px` }}
      onMouseDown={(event) => event.preventDefault()}
    >
      <button type="button" onClick={() => void copyText(cite(words, at, witness), 'Copied with its citation')}>
        Copy with citation
      </button>
      <button type="button" onClick={() => go({ query: words.trim().slice(0, LONGEST_SEARCH) })}>
        Find in all reports
      </button>
      <button type="button" onClick={() => adjust({ open: { article: at.article, start: at.start, end: at.end } })}>
        Link to it
      </button>
      {sendCorrection.value && <CorrectButtons article={article} at={at} />}
    </div>
  );
}

/** Corrections of the selected passage. */
function CorrectButtons({ article, at }: { readonly article: AnnotatedArticle; readonly at: Span }) {
  const about = { places: [{ article: article.id, start: at.start, end: at.end }], words: article.text.slice(at.start, at.end).trim() };
  return (
    <>
      <button type="button" onClick={() => (question.value = askSpeaker(about, reading.peek()))}>
        Set speaker
      </button>
      <button type="button" onClick={() => (question.value = askQuotation(about))}>
        Not a quotation
      </button>
      <button type="button" onClick={() => (question.value = askDate(about))}>
        Set date
      </button>
    </>
  );
}
