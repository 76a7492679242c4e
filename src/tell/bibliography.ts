import type { AnnotatedArticle } from '../model/article.ts';

/** An item of CSL-JSON (citation-style-language schema 1.0.2). */
export interface CslItem {
  readonly id: string;
  readonly type: 'article-newspaper';
  readonly title?: string;
  readonly 'container-title'?: string;
  readonly URL?: string;
  readonly author?: readonly { readonly literal: string }[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  /** How the date is known, when the source does not declare it. */
  readonly note?: string;
}

/** The sources as CSL-JSON; what is unknown is left out. */
export function tellCsl(articles: readonly AnnotatedArticle[]): CslItem[] {
  return articles.map(({ id, declared, published }) => {
    const parts = published?.precision === 'interval' ? [] : datePartsOf(published?.value ?? '');
    return {
      id,
      type: 'article-newspaper',
      ...(declared.title === null ? {} : { title: declared.title }),
      ...(declared.outlet === null ? {} : { 'container-title': declared.outlet }),
      ...(declared.url === null ? {} : { URL: declared.url }),
      ...(declared.authors.length ? { author: declared.authors.map((literal) => ({ literal })) } : {}),
      ...(parts.length ? { issued: { 'date-parts': [parts] } } : {}),
      ...(published && published.how !== 'declared' ? { note: `date ${published.how}` } : {}),
    };
  });
}

const datePartsOf = (value: string): number[] => (/^\d{4}(?:-\d{2}){0,2}/.exec(value)?.[0] ?? '').split('-').filter(Boolean).map(Number);

/** The sources as BibTeX (`@online` of biblatex), one entry an article, keyed by its id. */
export function tellBibtex(articles: readonly AnnotatedArticle[]): string {
  return articles.map(entryOf).join('\n');
}

function entryOf({ id, name, declared, published }: AnnotatedArticle): string {
  const fields: readonly (readonly [string, string | null])[] = [
    ['title', escapeTex(declared.title ?? name)],
    ['author', declared.authors.map((a) => `{${escapeTex(a)}}`).join(' and ') || null],
    ['organization', declared.outlet && escapeTex(declared.outlet)],
    ['date', published && published.precision !== 'interval' ? published.value.slice(0, 10) : null],
    ['url', declared.url && escapeUrl(declared.url)],
    ['note', published && published.how !== 'declared' ? `date ${published.how}` : null],
  ];
  const lines = fields.flatMap(([field, value]) => (value === null ? [] : [`  ${field} = {${value}},`]));
  return `@online{${id},\n${lines.join('\n')}\n}\n`;
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash ',
  '~': '\\textasciitilde ',
  '^': '\\textasciicircum ',
  '{': '\\{',
  '}': '\\}',
};

const escapeTex = (text: string): string => text.replace(/[\r\n]+/g, ' ').replace(/[\\~^{}&%$#_]/g, (c) => TEX[c] ?? `\\${c}`);
const escapeUrl = (url: string): string => url.replace(/[{}\\\s]/g, (c) => encodeURIComponent(c));
