import type { AnnotatedArticle } from '../../src/model/article.ts';
import { annotationsOf, namesOf } from '../../src/model/article.ts';
import type { Span } from '../../src/model/span.ts';
import type { Reading } from '../reading/reading.ts';
import type { Finding } from '../reading/texts/margin.ts';
import type { Layer } from '../state/address.ts';

/** A stretch of the text with the name of its paint; `says` is what the reader is told of it. */
export interface Paint extends Span {
  readonly name: string;
  readonly says?: string;
  /** The story's name for the entity, on names; a name outside the report has it when the report names the entity, too. */
  readonly entity?: string;
}

/** Consecutive characters under the same paints. */
export interface Segment extends Span {
  readonly paints: readonly Paint[];
}

/** The paints of the chosen layers, of the findings and of the passage that is open, in order of reading. */
export function listPaints(
  reading: Reading,
  article: AnnotatedArticle,
  chosen: { layers: readonly Layer[]; findings: readonly Finding[]; here: Span | null },
): readonly Paint[] {
  const layers = chosen.layers.flatMap((layer) => PAINTERS[layer](reading, article));
  const findings = chosen.findings.map(({ start, end, kind }) => ({ start, end, name: `finding-${kind}` }));
  const here = chosen.here && chosen.here.end > chosen.here.start ? [{ ...chosen.here, name: 'here' }] : [];
  return [...layers, ...findings, ...here].sort((a, b) => a.start - b.start);
}

const PAINTERS: Readonly<Record<Layer, (reading: Reading, article: AnnotatedArticle) => Paint[]>> = {
  quotations: (_reading, article) =>
    annotationsOf(article, 'quotation').flatMap((q) => {
      if (q.scare) return [];
      const says = `${q.form} quotation${q.speaker ? `, ${q.speaker}` : ', speaker not named'}${q.negated ? ', attribution denied' : ''}`;
      const content = q.content.map(({ start, end }) => ({ start, end, name: `quotation ${q.form}`, says }));
      return q.source
        ? [...content, { start: q.source.start, end: q.source.end, name: 'source', says: `source: ${q.speaker ?? 'not named'}` }]
        : content;
    }),
  names: (reading, article) => {
    const known = new Map(
      reading.edition.entities.flatMap((e) => e.places.filter((p) => p.article === article.name).map((p) => [p.start, e.name] as const)),
    );
    const named = new Map(namesOf(article).map((m) => [m.entity, known.get(m.start) ?? m.entity]));
    return annotationsOf(article, 'mention').map(({ start, end, type, entity, aside }) => {
      const says = `${entity} (${type.toLowerCase()}${aside ? ', outside the report' : ''})`;
      const meant = aside ? named.get(entity) : (known.get(start) ?? entity);
      return { start, end, name: aside ? 'mention aside' : 'mention', says, ...(meant === undefined ? {} : { entity: meant }) };
    });
  },
  times: (_reading, article) => annotationsOf(article, 'timex').map(({ start, end, value }) => ({ start, end, name: 'timex', says: value })),
  figures: (_reading, article) =>
    annotationsOf(article, 'quantity').map(({ start, end, value, bound, unit }) => ({
      start,
      end,
      name: 'quantity',
      says: `${bound} ${value}${unit ? ` ${unit}` : ''}`,
    })),
  claims: (reading, article) =>
    reading.edition.claims.flatMap((claim) =>
      claim.cells.flatMap((c) =>
        (c.doubtful ? [] : c.places)
          .filter((p) => p.article === article.name)
          .map(({ start, end }) => ({ start, end, name: 'claim', says: claim.judgement })),
      ),
    ),
};

/** The characters of `span` cut where a paint begins or ends; together they are the span. Paints are given by start. */
export function cutSegments(span: Span, paints: readonly Paint[]): readonly Segment[] {
  const inside = paints.filter((p) => p.start < span.end && p.end > span.start);
  if (!inside.length || span.end <= span.start) return [{ start: span.start, end: span.end, paints: [] }];
  const cuts = new Set([span.start, span.end]);
  for (const p of inside) cuts.add(Math.max(p.start, span.start)).add(Math.min(p.end, span.end));
  const edges = [...cuts].sort((a, b) => a - b);
  const segments: Segment[] = [];
  let open: Paint[] = [];
  let next = 0;
  for (let i = 0; i + 1 < edges.length; i++) {
    const [start, end] = [edges[i] as number, edges[i + 1] as number];
    open = open.filter((p) => p.end > start);
    for (let paint = inside[next]; paint && paint.start <= start; paint = inside[++next]) if (paint.end > start) open.push(paint);
    segments.push({ start, end, paints: [...open] });
  }
  return segments;
}

/** Paints by the line that they touch, so that a long article is cut in one pass. */
export function paintsByLine(lines: readonly Span[], paints: readonly Paint[]): readonly (readonly Paint[])[] {
  let open: readonly Paint[] = [];
  let next = 0;
  return lines.map((line) => {
    const added: Paint[] = [];
    for (let paint = paints[next]; paint && paint.start < line.end; paint = paints[++next]) added.push(paint);
    open = [...open, ...added].filter((p) => p.end > line.start);
    return open;
  });
}
