import type { Place } from '../../src/model/span.ts';

export const VIEWS = ['state', 'quotations', 'claims', 'timeline', 'reader', 'compare', 'sources'] as const;
export type View = (typeof VIEWS)[number];

/** Rooms of a library's desk; a report file has none but its list of stories. */
export const ROOMS = ['stories', 'search', 'check', 'add', 'names', 'outlets', 'corrections'] as const;
export type Room = (typeof ROOMS)[number];

export const LAYERS = ['quotations', 'names', 'times', 'figures', 'claims'] as const;
export type Layer = (typeof LAYERS)[number];

export type MatrixColumns = 'auto' | 'reports' | 'origins' | 'counts';

/** All that the page shows, as its address holds it. */
export interface Address {
  /** Story id; `null` is the front page. */
  readonly story: string | null;
  /** What the front page of a library shows. */
  readonly room: Room;
  /** The person, body or outlet that a room is about, or the story that a draft is checked against. */
  readonly name: string | null;
  readonly view: View;
  /** What the reader shows; start = end = 0 is the top of the article. Beside a room of the desk the article is named by its id. */
  readonly open: Place | null;
  /** The reports that stand beside the open one when they are compared. */
  readonly beside: readonly string[];
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

/** At most this many reports stand beside the open one. */
export const MOST_BESIDE = 3;

/** At most this many layers are painted at once. */
export const MOST_LAYERS = 3;

export const START: Address = {
  story: null,
  room: 'stories',
  name: null,
  view: 'state',
  open: null,
  beside: [],
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
  if (address.story === null) return formatRoom(address);
  const parameters = new URLSearchParams();
  if (address.open) parameters.set('r', formatPlace(address.open));
  for (const name of address.beside) parameters.append('b', name);
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
  return `#/${address.story === 'desk' ? '%64esk' : encodeURIComponent(address.story)}/${address.view}${afterQuestion(parameters)}`;
}

/** `#/desk/names?n=NAME`; the stories' own room is `#/`. A story whose id is `desk` would stand in the way: its address writes the d as %64. */
function formatRoom({ room, name, query, only, sort, open }: Address): string {
  const parameters = new URLSearchParams();
  if (name) parameters.set('n', name);
  if (query) parameters.set('q', query);
  if (only) parameters.set('only', only);
  if (sort) parameters.set('sort', sort);
  if (open) parameters.set('r', formatPlace(open));
  return `#/${room === START.room ? '' : `desk/${room}`}${afterQuestion(parameters)}`;
}

const afterQuestion = (parameters: URLSearchParams): string => (parameters.size ? `?${parameters}` : '');

/** The address that a hash stands for; what it cannot be read as falls back to the start, and so does an article's address, which the workbench looks up. */
export function parseAddress(hash: string): Address {
  if (hash.startsWith('#article=')) return START;
  const [path = '', query = ''] = splitOnce(hash.replace(/^#?\/?/, ''), '?');
  const [story = '', view = ''] = path.split('/');
  const parameters = new URLSearchParams(query);
  const asked = parameters.get('layers');
  const inDesk = story === 'desk';
  return {
    story: inDesk ? null : decode(story) || null,
    room: (inDesk && ROOMS.find((r) => r === view)) || START.room,
    name: parameters.get('n'),
    view: VIEWS.find((v) => v === view) ?? START.view,
    open: parsePlace(parameters.get('r')),
    beside: [...new Set(parameters.getAll('b').filter(Boolean))].slice(0, MOST_BESIDE),
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
