import { useState } from 'preact/hooks';
import { type AnnotatedArticle, annotationsOf } from '../../src/model/article.ts';
import type { Place, Span } from '../../src/model/span.ts';
import { Citations } from '../parts/witnesses/siglum.tsx';
import { type Reading, wordsAt } from '../reading/reading.ts';
import { type Finding, listFindings, MARGIN_MARKS, type MarginKind } from '../reading/texts/margin.ts';
import { formatAddress, START } from '../state/address.ts';
import { address, adjust, showView } from '../state/session.ts';
import { type Line, layOut } from './layout.ts';
import { cutSegments, listPaints, type Paint, paintsByLine, type Segment } from './paint.ts';

/** The passage that the address opens, when it opens one of this article. */
function passageIn(article: AnnotatedArticle): Span | null {
  const { open } = address.value;
  return open && open.article === article.name && open.end > open.start ? open : null;
}

/** The report as laid out: marks in the margin, what they found beside them where there is room (`notes`), thin underlines, boilerplate in its place and grey. */
export function ReportText({ article, here, notes }: { readonly article: AnnotatedArticle; readonly here: Reading; readonly notes: boolean }) {
  const lines = layOut(article.text, annotationsOf(article, 'block'));
  const findings = listFindings(here, article.name);
  const paints = paintsByLine(lines, listPaints(here, article, { layers: address.value.layers, findings, here: passageIn(article) }));
  return (
    <div class={notes ? 'report-text with-notes' : 'report-text'} data-article={article.name} lang={article.language ?? undefined}>
      {lines.map((line, i) => (
        <LineBlock
          key={line.start}
          text={article.text}
          line={line}
          paints={paints[i] ?? []}
          notes={notes}
          here={here}
          findings={findings.filter((f) => f.start >= line.start && f.start < line.end)}
        />
      ))}
      {!lines.length && <p class="empty">This report holds no text.</p>}
    </div>
  );
}

/** The text as it came, every character and line break of it. */
export function RawText({ article }: { readonly article: AnnotatedArticle }) {
  const passage = passageIn(article);
  const paints = passage ? [{ ...passage, name: 'here' }] : [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <pre class="report-text raw-text" data-article={article.name} dir="auto" lang={article.language ?? undefined} tabIndex={0}>
      <Segments text={article.text} segments={cutSegments({ start: 0, end: article.text.length }, paints)} />
    </pre>
  );
}

interface LineProps {
  readonly text: string;
  readonly line: Line;
  readonly paints: readonly Paint[];
  readonly findings: readonly Finding[];
  readonly notes: boolean;
  readonly here: Reading;
}

function LineBlock({ text, line, paints, findings, notes, here }: LineProps) {
  const [open, setOpen] = useState<MarginKind | null>(null);
  const shown = findings.filter((f) => f.kind === open);
  return (
    <div class={`line role-${line.role}`}>
      <Margin findings={findings} open={open} toggle={(kind) => setOpen(open === kind ? null : kind)} />
      <p dir="auto">
        {line.pieces.map((piece, i) => (
          <span key={piece.start} class={piece.role === line.role ? undefined : `role-${piece.role}`}>
            {i > 0 && text.slice(line.pieces[i - 1]?.end, piece.start)}
            <Segments text={text} segments={cutSegments(piece, paints)} />
          </span>
        ))}
      </p>
      {shown.length > 0 && <Findings findings={shown} />}
      {notes && findings.length > 0 && <Notes findings={findings} here={here} />}
    </div>
  );
}

function Segments({ text, segments }: { readonly text: string; readonly segments: readonly Segment[] }) {
  return (
    <>
      {segments.map((segment) => (
        <SegmentText key={segment.start} words={text.slice(segment.start, segment.end)} segment={segment} />
      ))}
    </>
  );
}

function SegmentText({ words, segment }: { readonly words: string; readonly segment: Segment }) {
  const { paints, start } = segment;
  const here = paints.find((p) => p.name === 'here');
  const entity = paints.find((p) => p.entity)?.entity;
  const names = [...new Set(paints.map((p) => p.name))].map((name) => `paint-${name.replace(' ', ' form-')}`).join(' ');
  const says = paints.flatMap((p) => p.says ?? []).join('; ') || undefined;
  const rest = { class: names || undefined, title: says, 'data-start': start };
  if (entity !== undefined) {
    return (
      <a {...rest} href={entityHref(entity)} id={start === here?.start ? 'here' : undefined} onClick={(event) => openEntity(event, entity)}>
        {words}
      </a>
    );
  }
  if (!here) return <span {...rest}>{words}</span>;
  return (
    <mark {...rest} id={start === here.start ? 'here' : undefined}>
      {words}
    </mark>
  );
}

const entityHref = (entity: string): string => formatAddress({ ...START, story: address.peek().story, view: 'reader', entity });

function openEntity(event: MouseEvent, entity: string): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  adjust({ entity });
}

const KINDS = Object.keys(MARGIN_MARKS) as MarginKind[];

/** One mark a kind beside the line; opening it shows what was found. */
function Margin({
  findings,
  open,
  toggle,
}: {
  readonly findings: readonly Finding[];
  readonly open: MarginKind | null;
  readonly toggle: (kind: MarginKind) => void;
}) {
  const kinds = KINDS.filter((kind) => findings.some((f) => f.kind === kind));
  return (
    <div class="margin">
      {kinds.map((kind) => {
        const own = findings.filter((f) => f.kind === kind);
        const says = [...new Set(own.map((f) => f.says))].join('; ');
        return (
          <button key={kind} type="button" class={`margin-mark mark-${kind}`} aria-expanded={kind === open} title={says} onClick={() => toggle(kind)}>
            <span class="unseen">{says}</span>
            <span aria-hidden="true">{MARGIN_MARKS[kind].mark}</span>
            <span aria-hidden="true" class="margin-count">
              {sayShort(kind, own)}
            </span>
          </button>
        );
      })}
    </div>
  );
}

/** "3 of 4" beside a shared claim, the number of findings beside others when there are several. */
function sayShort(kind: MarginKind, findings: readonly Finding[]): string {
  if (kind === 'only-here') return '';
  if (kind === 'shared') return findings[0]?.says.replace(/ origins.*/, '') ?? '';
  return findings.length > 1 ? String(findings.length) : '';
}

const MOST_NOTES = 3;

/** The weightiest findings of a line, as a scholar's notes in the outer margin. */
function Notes({ findings, here }: { readonly findings: readonly Finding[]; readonly here: Reading }) {
  const notes = [...findings]
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
    .filter((f, i, all) => all.findIndex((g) => sameNote(f, g)) === i);
  return (
    <ul class="notes">
      {notes.slice(0, MOST_NOTES).map((f) => (
        <li key={f.item}>
          <span aria-hidden="true" class={`mark-${f.kind}`}>
            {MARGIN_MARKS[f.kind].mark}
          </span>{' '}
          <button type="button" onClick={() => showView(f.view, f.item)}>
            {f.kind === 'figure' ? f.of : f.says}
          </button>{' '}
          {f.kind === 'figure' || f.kind === 'disputed' ? <OtherWords places={f.others} here={here} /> : <Citations places={f.others} />}
        </li>
      ))}
      {notes.length > MOST_NOTES && <li class="muted">and {notes.length - MOST_NOTES} more</li>}
    </ul>
  );
}

/** Notes that would read alike: one of them is enough. */
function sameNote(a: Finding, b: Finding): boolean {
  if (a.kind !== b.kind || (a.kind === 'figure' && a.item !== b.item)) return false;
  return a.says === b.says && a.others.length === b.others.length && a.others.every((p, i) => p.article === b.others[i]?.article);
}

const MOST_WORDS = 64;
const MOST_OTHERS = 5;

/** What the other reports print in its stead, each wording once after the letters that carry it. */
function OtherWords({ places, here }: { readonly places: readonly Place[]; readonly here: Reading }) {
  const wordings = new Map<string, Place[]>();
  for (const place of places) {
    const words = wordsAt(here, place).trim();
    wordings.set(words, [...(wordings.get(words) ?? []), place]);
  }
  return (
    <span class="other-words">
      {[...wordings].slice(0, MOST_OTHERS).map(([words, own]) => (
        <span key={words}>
          <Citations places={own} /> <span class="source-words">{words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS)} …` : words}</span>
        </span>
      ))}
      {wordings.size > MOST_OTHERS && <span>and {wordings.size - MOST_OTHERS} more</span>}
    </span>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul class="findings">
      {findings.map((f) => (
        <li key={`${f.item}:${f.start}`}>
          <b>{f.says}.</b> <span class="source-words">{f.of}</span> {f.others.length > 0 && <Citations places={f.others} />}{' '}
          <button type="button" class="behind" onClick={() => showView(f.view, f.item)}>
            compare
          </button>
        </li>
      ))}
    </ul>
  );
}
