import type { Article, Declared } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';

type MakeArticle = (name: string, text: string, declared: Partial<Declared>) => Article;

/** One line of input: `{name?, text, title?, outlet?, url?, published?, authors?, language?}`; also lines that `synoptic annotate` printed. */
interface Line {
  readonly name?: unknown;
  readonly text?: unknown;
  readonly title?: unknown;
  readonly outlet?: unknown;
  readonly url?: unknown;
  readonly published?: unknown;
  readonly authors?: unknown;
  readonly language?: unknown;
}

/** The articles of JSON Lines `text`, one a line; a line that is none is a problem with its number and the others go on. */
export function readJsonLines(file: string, text: string, make: MakeArticle): { articles: Article[]; problems: Problem[] } {
  const articles: Article[] = [];
  const problems: Problem[] = [];
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    const read = readLine(line, `${file}:${i + 1}`, make);
    if (typeof read === 'string') problems.push({ file, line: i + 1, message: read });
    else articles.push(read);
  });
  return { articles, problems };
}

/** The article, or what is wrong with the line. */
function readLine(line: string, name: string, make: MakeArticle): Article | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `no JSON (${error instanceof Error ? error.message : String(error)})`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'no JSON object; a line is {"text": …, "name"?, "title"?, "outlet"?, "url"?, "published"?, "authors"?}';
  const { text, authors, ...rest } = value as Line;
  if (typeof text !== 'string') return 'no "text", or it is not a string';
  if (text.trim() === '') return 'the "text" is empty';
  return make(stringOr(rest.name) ?? name, text, {
    title: stringOr(rest.title),
    outlet: stringOr(rest.outlet),
    url: stringOr(rest.url),
    published: publishedOf(rest.published),
    authors: (Array.isArray(authors) ? authors : [authors]).flatMap((a) => stringOr(a) ?? []),
    language: stringOr(rest.language),
  });
}

const stringOr = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);

/** A declared date; of our own printed lines only one that was declared, since the others are found again in the text. */
function publishedOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return stringOr(value);
  const { value: date, how } = value as { value?: unknown; how?: unknown };
  return how === 'declared' ? stringOr(date) : null;
}
