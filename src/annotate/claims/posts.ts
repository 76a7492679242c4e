import type { Mention, Quotation } from '../../model/annotation.ts';
import { overlap, type Span } from '../../model/span.ts';
import type { Prose } from '../../text/prose.ts';

/** A dash, who wrote it, and the account: "— Donald J. Trump (@realDonaldTrump)". */
const SIGNATURE = /(?:[—–―]|--| -) ?([\p{L}\p{N}][^\n—–―()@]{1,59}) \(@\w{1,30}\)/gu;

/** A post is no longer than this, several of one thread included. */
const LONGEST_POST = 1200;

/**
 * Posts printed in full with their author's account after them, as words of their author: from the beginning of the line, or from the post before,
 * to the signature. Linear in the text.
 */
export function findPosts({ text }: Prose, mentions: readonly Mention[]): Quotation[] {
  const posts: Quotation[] = [];
  let last = 0;
  for (const found of text.matchAll(SIGNATURE)) {
    const end = found.index;
    const least = Math.max(last, end - LONGEST_POST);
    const start = least + text.slice(least, end).lastIndexOf('\n') + 1;
    last = end + found[0].length;
    if (end - start < 2) continue;
    const name = found[1] ?? '';
    const at = end + found[0].indexOf(name);
    posts.push(postOf({ start, end }, { start: at, end: at + name.length }, mentions, name));
  }
  return posts;
}

function postOf(content: Span, source: Span, mentions: readonly Mention[], name: string): Quotation {
  const speaker = mentions.find((m) => overlap(m, source) > 0)?.entity ?? name;
  return { kind: 'quotation', ...content, form: 'direct', content: [content], cue: null, source, speaker, addressee: null };
}
