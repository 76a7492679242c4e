import type { Quotation } from '../../../model/annotation.ts';
import { type Span, trim } from '../../../model/span.ts';
import { isReading, type Prose } from '../../../text/prose.ts';
import type { Resolver } from '../../voices/scene.ts';

/** A dash, who wrote it, the account, and the day: "— Donald J. Trump (@realDonaldTrump) May 4, 2016". */
const SIGNATURE =
  /(?:[—–―]|--| -) ?([\p{L}\p{N}][^\n—–―()@]{1,59}) \(@\w{1,30}\)(?: (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4})?/gu;

/** A post is no longer than this, several of one thread included. */
const LONGEST_POST = 1200;

/**
 * Posts printed in full with their author's account after them, as direct quotations of their author without a cue: from the beginning of the line, or from
 * the post before, to the signature, without the links that end them. Linear in the text.
 */
export function findPosts({ text, blocks }: Prose, resolve: Resolver): Quotation[] {
  const posts: Quotation[] = [];
  for (const block of blocks) {
    if (!isReading(block.role)) continue;
    let last = block.start;
    for (const found of text.slice(block.start, block.end).matchAll(SIGNATURE)) {
      const end = block.start + found.index;
      const least = Math.max(last, end - LONGEST_POST);
      const content = withoutLinks(text, { start: least + text.slice(least, end).lastIndexOf('\n') + 1, end });
      last = end + found[0].length;
      if (!/\p{L}/u.test(text.slice(content.start, content.end))) continue;
      const name = found[1] as string;
      const at = end + found[0].indexOf(name);
      posts.push(postOf(content, { start: at, end: at + name.length }, resolve, name));
    }
  }
  return posts;
}

const LINK = /(?:https?:\/\/|pic\.twitter\.com\/)\S*$/;
/** No link is longer. */
const LONGEST_LINK = 200;

function withoutLinks(text: string, span: Span): Span {
  const words = trim(text, span);
  const from = Math.max(words.start, words.end - LONGEST_LINK);
  const link = LINK.exec(text.slice(from, words.end));
  return link ? withoutLinks(text, { start: words.start, end: from + link.index }) : words;
}

const postOf = (content: Span, source: Span, resolve: Resolver, name: string): Quotation => ({
  kind: 'quotation',
  ...content,
  form: 'direct',
  content: [content],
  cue: null,
  source,
  speaker: resolve(source, source) ?? name,
  addressee: null,
});
