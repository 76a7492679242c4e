import type { Ruling } from '../../align/speech/rulings.ts';
import type { Annotation } from '../../model/annotation.ts';
import type { AnnotatedArticle, Published } from '../../model/article.ts';
import type { ClaimRow, Figure, StoryEntity } from '../../model/edition.ts';
import type { Link } from '../../model/link.ts';
import { overlap, type Place, type Span } from '../../model/span.ts';

/** The corrections that still stand, oldest first: not taken back by a later one, which may itself be taken back. */
export function standingCorrections(links: readonly Link[]): Link[] {
  const standing = new Map<string, Link>();
  const inTime = [...links].sort((a, b) => (a.at ?? '').localeCompare(b.at ?? '') || a.id.localeCompare(b.id));
  for (const link of inTime.reverse()) {
    const undone = [...standing.values()].some((later) => later.undoes === link.id);
    if (!undone) standing.set(link.id, link);
  }
  return [...standing.values()].filter((link) => link.undoes === undefined).reverse();
}

/** A span that a correction points at is the annotation that shares at least half of the shorter one's characters. */
const meant = (place: Span, span: Span): boolean =>
  overlap(place, span) * 2 >= Math.min(place.end - place.start, span.end - span.start) && overlap(place, span) > 0;

const pointsInto = (correction: Link, article: string, spans: readonly Span[]): boolean =>
  correction.places.some((place) => place.article === article && spans.some((span) => meant(place, span)));

/** The day that a person gave the article `id`, `null` when nobody did. */
export function correctedDate(id: string, corrections: readonly Link[]): Published | null {
  const last = corrections.filter((c) => c.kind === 'published' && c.value !== undefined && c.places.some((p) => p.article === id)).at(-1);
  if (last?.value === undefined) return null;
  return { value: last.value, precision: 'day', how: 'corrected', evidence: [], reasons: [`set by ${last.by.replace('person:', '')}`] };
}

/** `article` with its quotations as persons corrected them: speakers set, what is no quotation left out. */
export function correctQuotations(article: AnnotatedArticle, corrections: readonly Link[]): AnnotatedArticle {
  const mine = corrections.filter((c) => (c.kind === 'speaker' || c.kind === 'quotation') && c.places.some((p) => p.article === article.id));
  if (!mine.length) return article;
  const annotations = article.annotations.flatMap((annotation): Annotation[] => {
    if (annotation.kind !== 'quotation') return [annotation];
    const about = mine.filter((c) => pointsInto(c, article.id, annotation.content));
    if (about.some((c) => c.kind === 'quotation' && c.judgement === 'different' && c.places.length === 1)) return [];
    const speaker = about.filter((c) => c.kind === 'speaker').at(-1);
    return speaker ? [{ ...annotation, speaker: speaker.value ?? null, by: speaker.by }] : [annotation];
  });
  return { ...article, annotations };
}

/** Which article name an id stands for in one story. */
export type NameOfId = (id: string) => string | undefined;

const placesIn = (correction: Link, nameOf: NameOfId): Place[] =>
  correction.places.flatMap((p) => {
    const article = nameOf(p.article);
    return article === undefined ? [] : [{ ...p, article }];
  });

const holds = (places: readonly Place[], sought: Place): boolean => places.some((p) => p.article === sought.article && meant(p, sought));

/** What persons ruled of quotations in at least two places of one story: one utterance, or two. */
export function ruleUtterances(corrections: readonly Link[], nameOf: NameOfId): Ruling[] {
  return corrections.flatMap((correction) => {
    const { kind, judgement } = correction;
    const places = placesIn(correction, nameOf);
    return kind === 'quotation' && (judgement === 'same' || judgement === 'different') && places.length > 1 ? [{ judgement, places }] : [];
  });
}

/** Entities joined or parted as persons judged; a joined one keeps the name given by the person, else that of the first place. */
export function correctEntities(entities: readonly StoryEntity[], corrections: readonly Link[], nameOf: NameOfId): StoryEntity[] {
  let corrected = [...entities];
  for (const correction of corrections) {
    if (correction.kind !== 'entity') continue;
    const places = placesIn(correction, nameOf);
    if (correction.judgement === 'same') corrected = joinEntities(corrected, places, correction.value);
    if (correction.judgement === 'different') corrected = partEntities(corrected, places);
  }
  return corrected;
}

function joinEntities(entities: readonly StoryEntity[], places: readonly Place[], name: string | undefined): StoryEntity[] {
  const members = entities.filter((e) => places.some((p) => holds(e.places, p)));
  const [first] = members;
  if (!first || members.length < 2) return [...entities];
  const all = <K extends 'aliases' | 'titles'>(key: K): string[] => [...new Set(members.flatMap((e) => e[key]))];
  const joined: StoryEntity = {
    ...first,
    name: name ?? first.name,
    aliases: all('aliases'),
    titles: all('titles'),
    places: members.flatMap((e) => e.places),
  };
  return entities.flatMap((e) => (e === first ? [joined] : members.includes(e) ? [] : [e]));
}

/** The later places leave the entity of the first, with every mention of the same article. */
function partEntities(entities: readonly StoryEntity[], [first, ...others]: readonly Place[]): StoryEntity[] {
  return entities.flatMap((entity) => {
    const leaving = first && holds(entity.places, first) ? others.filter((p) => p.article !== first.article && holds(entity.places, p)) : [];
    if (!leaving.length) return [entity];
    const gone = (p: Place): boolean => leaving.some((l) => l.article === p.article);
    const parted = { ...entity, name: `${entity.name} (2)`, places: entity.places.filter(gone) };
    return [{ ...entity, places: entity.places.filter((p) => !gone(p)) }, parted];
  });
}

/** Claims with the judgement that a person gave: `disputed`, or `same` for not disputed. */
export function correctClaims(rows: readonly ClaimRow[], corrections: readonly Link[], nameOf: NameOfId): ClaimRow[] {
  return rows.map((row) => {
    const places = row.cells.flatMap((cell) => cell.places);
    const last = corrections
      .filter((c) => c.kind === 'claim' && placesIn(c, nameOf).every((p) => holds(places, p)) && placesIn(c, nameOf).length > 0)
      .at(-1);
    if (!last || (last.judgement !== 'disputed' && last.judgement !== 'same')) return row;
    const reasons = [`judged by ${last.by.replace('person:', '')}`, ...row.reasons];
    return { ...row, judgement: last.judgement === 'disputed' ? 'disputed' : 'agreed', reasons };
  });
}

/** Figures with values moved into the slot that a person named. */
export function correctFigures(figures: readonly Figure[], corrections: readonly Link[], nameOf: NameOfId): Figure[] {
  let corrected = [...figures];
  for (const correction of corrections) {
    if (correction.kind !== 'quantity' || correction.value === undefined) continue;
    corrected = moveValues(corrected, placesIn(correction, nameOf), correction.value);
  }
  return corrected;
}

function moveValues(figures: readonly Figure[], places: readonly Place[], slot: string): Figure[] {
  const moved = figures.flatMap((f) => f.values.filter((v) => places.some((p) => holds([v.place], p))));
  const unit = figures.find((f) => f.values.some((v) => moved.includes(v)))?.unit ?? null;
  if (!moved.length) return [...figures];
  const target = figures.find((f) => f.of === slot) ?? {
    id: `corrected-${slot}`,
    of: slot,
    unit,
    values: [],
    judgement: 'unsure' as const,
    reasons: ['slot named by a person'],
  };
  const rest = figures.filter((f) => f !== target).map((f) => ({ ...f, values: f.values.filter((v) => !moved.includes(v)) }));
  const values = [...target.values.filter((v) => !moved.includes(v)), ...moved];
  return [...rest.filter((f) => f.values.length), { ...target, values }];
}
