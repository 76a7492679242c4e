import type { Span } from '../../../model/span.ts';
import type { Prose } from '../../../text/prose.ts';
import { fillFeatures, MOST_FEATURES, mayBeName, type NameReading, readNames, VOTE_WIDTH, voteBuckets } from '../tagging/features.ts';
import { LABELS } from '../tagging/model.ts';

/** The buckets of a token's features; `null` for a token that can be no part of a name. */
export type Buckets = Int32Array | null;

/** A text with its labels and the features of the first pass, one a token. */
export interface Example {
  readonly sentences: readonly { readonly first: number; readonly last: number }[];
  readonly reading: NameReading;
  readonly labels: Uint8Array;
  readonly buckets: readonly Buckets[];
}

/**
 * An example from labelled names; a token has the label of the name that covers its first character. Types other than the four are left
 * alone.
 */
export function makeExample(prose: Prose, names: readonly (Span & { readonly type: string })[]): Example {
  const labels = new Uint8Array(prose.tokens.length);
  const inOrder = [...names].sort((a, b) => a.start - b.start);
  let at = 0;
  let open = -1;
  prose.tokens.forEach((token, i) => {
    while (at < inOrder.length && (inOrder[at] as Span).end <= token.start) at++;
    const name = inOrder[at];
    if (!name || name.start > token.start) return;
    const label = LABELS.indexOf(`B-${name.type === 'PER' ? 'PERSON' : name.type}` as (typeof LABELS)[number]);
    if (label > 0) labels[i] = open === at ? label + 1 : label;
    open = at;
  });
  // A name that crosses two sentences begins anew in the second.
  for (const { first } of prose.sentences) {
    const label = labels[first] ?? 0;
    if (label > 0 && label % 2 === 0) labels[first] = label - 1;
  }
  const reading = readNames(prose);
  closeLabels(labels, reading);
  return { sentences: prose.sentences, reading, labels, buckets: bucketsOf(reading) };
}

/** A label of a token that can be no part of a name would be reached by no sequence; what is left of its name begins anew after it. */
function closeLabels(labels: Uint8Array, reading: NameReading): void {
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] as number;
    if (!mayBeName(reading, i)) labels[i] = 0;
    else if (label > 0 && label % 2 === 0 && labels[i - 1] === 0) labels[i] = label - 1;
  }
}

function bucketsOf(reading: NameReading): Buckets[] {
  const buffer = new Int32Array(MOST_FEATURES);
  return reading.tokens.map((_, i) => (mayBeName(reading, i) ? buffer.slice(0, fillFeatures(reading, i, buffer, null)) : null));
}

/** The features of the second pass: those of the first with what its labels say over the article. */
export const withVotes = (buckets: readonly Buckets[], votes: Int32Array): Buckets[] =>
  buckets.map((own, i) => {
    if (!own) return null;
    const both = new Int32Array(own.length + VOTE_WIDTH);
    both.set(own);
    voteBuckets(votes, i, both.subarray(own.length));
    return both;
  });
