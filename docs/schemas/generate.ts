/**
 * Writes the JSON Schemas of the contract beside itself, from the types: `npm run schemas`. A test holds the files against the types.
 */
import { writeFileSync } from 'node:fs';
import { createGenerator } from 'ts-json-schema-generator';

/** File of each schema, with the type that it comes from. */
export const SCHEMAS: readonly { readonly file: string; readonly path: string; readonly type: string }[] = [
  { file: 'annotate-line.json', path: 'src/tell/formats.ts', type: 'AnnotateLine' },
  { file: 'group-line.json', path: 'src/tell/formats.ts', type: 'GroupLine' },
  { file: 'report.json', path: 'src/model/edition.ts', type: 'Report' },
  { file: 'page-content.json', path: 'src/model/edition.ts', type: 'PageContent' },
  { file: 'link.json', path: 'src/model/link.ts', type: 'Link' },
  { file: 'story-head.json', path: 'src/model/library.ts', type: 'StoryHead' },
  { file: 'search-result.json', path: 'src/model/library.ts', type: 'SearchResult' },
];

/** The schema of one type, as JSON text. */
export function makeSchema(path: string, type: string): string {
  const generator = createGenerator({ path, type, tsconfig: 'tsconfig.json', skipTypeCheck: true, additionalProperties: false, sortProps: false });
  return `${JSON.stringify(generator.createSchema(type), null, 2)}\n`;
}

if (process.argv.includes('--write')) {
  for (const { file, path, type } of SCHEMAS) writeFileSync(new URL(file, import.meta.url), makeSchema(path, type));
}
