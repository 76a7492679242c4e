import type { Place } from '../../src/model/span.ts';

export const VIEWS = ['state', 'quotations', 'claims', 'timeline', 'reader', 'sources'] as const;
export type View = (typeof VIEWS)[number];

export const LAYERS = ['quotations', 'names', 'times', 'figures', 'claims'] as const;
export type Layer = (typeof LAYERS)[number];

export type MatrixColumns = 'auto' | 'reports' | 'origins' | 'counts';

/** All that the page shows, as its address holds it. */
export interface Address {
  /** Story id; `null` is the front page. */
  readonly story: string | null;
  readonly view: View;
  /** What the reader shows; start = end = 0 is the top of the article. */
  readonly open: Place | null;
  /** The reader beside the view was closed by hand. */
  readonly closed: boolean;
  /** Moment of the as-of cursor; `null` is now, with everything known. */
  readonly asOf: string | null;
  readonly layers: readonly Layer[];
  readonly raw: boolean;
  readonly query: string;
  /** The utterance, claim, figure or event that is unfolded. */
  readonly item: string | null;
  readonly entity: string | null;
  readonly sort: string | null;
  readonly only: string | null;
  readonly columns: MatrixColumns;
}

/** At most this many layers are painted at once. */
export const MOST_LAYERS = 3;

export const START: Address = {
  story: null,
  view: 'state',
  open: null,
  closed: false,
  asOf: null,
  layers: ['quotations'],
  raw: false,
  query: '',
  item: null,
  entity: null,
  sort: null,
  only: null,
  columns: 'auto',
};

/** The address as a hash: `#/story/view?r=article:12-40&at=…`. Defaults are left out. */
export function formatAddress(address: Address): string {
  if (address.story === null) return address.query ? `#/?${new URLSearchParams({ q: address.query })}` : '#/';
  const parameters = new URLSearchParams();
  if (address.open) parameters.set('r', formatPlace(address.open));
  if (address.closed) parameters.set('closed', '1');
  if (address.asOf) parameters.set('at', address.asOf);
  if (address.layers.join() !== START.layers.join()) parameters.set('layers', address.layers.join(' '));
  if (address.raw) parameters.set('raw', '1');
  if (address.query) parameters.set('q', address.query);
  if (address.item) parameters.set('i', address.item);
  if (address.entity) parameters.set('e', address.entity);
  if (address.sort) parameters.set('sort', address.sort);
  if (address.only) parameters.set('only', address.only);
  if (address.columns !== 'auto') parameters.set('columns', address.columns);
  const query = parameters.size ? `?${parameters}` : '';
  return `#/${encodeURIComponent(address.story)}/${address.view}${query}`;
}

/** The address that a hash stands for; what it cannot be read as falls back to the start. */
export function parseAddress(hash: string): Address {
  const [path = '', query = ''] = splitOnce(hash.replace(/^#?\/?/, ''), '?');
  const [story = '', view = ''] = path.split('/');
  const parameters = new URLSearchParams(query);
  const asked = parameters.get('layers');
  return {
    story: decode(story) || null,
    view: VIEWS.find((v) => v === view) ?? START.view,
    open: parsePlace(parameters.get('r')),
    closed: parameters.has('closed'),
    asOf: parameters.get('at') || null,
    layers: asked === null ? START.layers : parseLayers(asked),
    raw: parameters.has('raw'),
    query: parameters.get('q') ?? '',
    item: parameters.get('i'),
    entity: parameters.get('e'),
    sort: parameters.get('sort'),
    only: parameters.get('only'),
    columns: (['reports', 'origins', 'counts'] as const).find((c) => c === parameters.get('columns')) ?? 'auto',
  };
}

/** Layers in the order in which they were chosen, so that a fourth can push out the first. */
function parseLayers(asked: string): readonly Layer[] {
  const chosen = asked.split(' ').flatMap((word) => LAYERS.find((l) => l === word) ?? []);
  return [...new Set(chosen)].slice(0, MOST_LAYERS);
}

const formatPlace = ({ article, start, end }: Place): string => (end > start ? `${article}:${start}-${end}` : article);

function parsePlace(text: string | null): Place | null {
  if (!text) return null;
  const match = /^([\s\S]*):(\d{1,9})-(\d{1,9})$/.exec(text);
  return match?.[1] ? { article: match[1], start: Number(match[2]), end: Number(match[3]) } : { article: text, start: 0, end: 0 };
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
