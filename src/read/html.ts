import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Article, Declared } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import { readMetadata } from './metadata.ts';

type MakeArticle = (name: string, text: string, declared: Partial<Declared>) => Article;
type Page = ReturnType<typeof parseHTML>['document'];

/** No page that a person wrote nests deeper; beyond it recursion in parsers ends in a full stack. */
const MAX_DEPTH = 1000;
/** Tags open at once, counted roughly (scripts hold tags too), beyond which a page is not even parsed. */
const HOPELESS = 5 * MAX_DEPTH;

export const looksLikeHtml = (name: string, text: string): boolean =>
  /\.x?html?$/i.test(name) ||
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,400}?-->\s*)?<(?:!doctype html|html|head|body|article)\b/i.test(text.slice(0, 1000));

/** The article of an HTML page: its body text by Mozilla Readability, paragraphs by blank lines, and what the page declares of it. */
export function readHtml(html: string, make: MakeArticle, input: { readonly name: string }): { articles: Article[]; problems: Problem[] } {
  const failed = (message: string) => ({ articles: [], problems: [{ file: input.name, line: null, message }] });
  const tooDeep = `tags are nested deeper than ${MAX_DEPTH}; this is no page to read`;
  if (leavesOpen(html) > HOPELESS) return failed(tooDeep);
  const { document } = parseHTML(html);
  if (nestsTooDeep(document.documentElement as unknown as Element_)) return failed(tooDeep);
  const metadata = readMetadata(document);
  const text = readBody(document);
  if (text === '') return failed('the page holds no article text');
  return { articles: [make(input.name, text, metadata)], problems: [] };
}

/** Elements without content, and those that the next one of their kind ends. */
const NEVER_OPEN =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|td|th|tr|tbody|thead|tfoot|option|optgroup|rt|rp|colgroup)$/;

/** Most tags that stand open at one point of `html`, without building the tree: building a very deep one takes quadratic time. */
function leavesOpen(html: string): number {
  let [open, most] = [0, 0];
  for (const [, slash, name = '', rest] of html.matchAll(/<(\/?)([a-z][a-z\d]*)([^<>]*)/gi)) {
    if (NEVER_OPEN.test(name.toLowerCase()) || rest?.endsWith('/')) continue;
    open = slash ? Math.max(0, open - 1) : open + 1;
    most = Math.max(most, open);
  }
  return most;
}

/** True when an element has more than MAX_DEPTH ancestors; walked without recursion. */
function nestsTooDeep(root: Element_ | null): boolean {
  let level: Element_[] = root ? [root] : [];
  for (let depth = 0; level.length; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((element) => [...element.children]);
  }
  return false;
}

interface Element_ {
  readonly children: Iterable<Element_>;
}

/** Readability reads a copy, since it takes the page apart; a page that it finds nothing in gives its own body. */
function readBody(document: Page): string {
  for (const junk of document.querySelectorAll('script, style, noscript, template, svg, iframe, form, nav, aside, figcaption, button')) junk.remove();
  const whole = document.body;
  let content: string | null = null;
  try {
    content = new Readability(document.cloneNode(true) as never, { charThreshold: 250 }).parse()?.content ?? null;
  } catch {
    content = null;
  }
  const root = content === null ? whole : parseHTML(`<!doctype html><html><body>${content}</body></html>`).document.body;
  return root ? textOf(root as unknown as Node_) : '';
}

/** The little of the DOM that is walked here. */
interface Node_ {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Node_>;
}

const BLOCK =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|DD|DIV|DL|DT|FIELDSET|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TBODY|TD|TFOOT|TH|THEAD|TR|UL)$/;
const SKIPPED = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|FIGCAPTION|BUTTON|SVG)$/;

/** The text of `root`: white space as a browser shows it, a blank line between blocks, a new line at a break. */
function textOf(root: Node_): string {
  const blocks: string[] = [];
  let current = '';
  const flush = (): void => {
    const block = current.replace(/[ \t\r\f]*\n[ \t\r\f]*/g, '\n').trim();
    if (block) blocks.push(block);
    current = '';
  };
  const walk = (node: Node_): void => {
    if (node.nodeType === 3)
      current += (node.textContent ?? '')
        .replace(/\s+/g, ' ')
        .replace(/^ /, current === '' || current.endsWith('\n') || current.endsWith(' ') ? '' : ' ');
    if (node.nodeType !== 1) return;
    const name = node.nodeName.toUpperCase();
    if (SKIPPED.test(name)) return;
    if (name === 'BR') current += '\n';
    const isBlock = BLOCK.test(name);
    if (isBlock) flush();
    for (const child of node.childNodes) walk(child);
    if (isBlock) flush();
  };
  walk(root);
  flush();
  return blocks.join('\n\n');
}
