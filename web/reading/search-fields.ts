/** Fields of the search language that the page offers as filters. */
export type SearchField = 'kind' | 'outlet' | 'speaker' | 'entity' | 'language' | 'after' | 'before';

const fieldPattern = (field: SearchField): RegExp => new RegExp(`(^|\\s)${field}:(?:"([^"]*)"?|(\\S+))`, 'i');

/** The value that `query` gives a field, empty when it gives none. */
export function readField(query: string, field: SearchField): string {
  const found = fieldPattern(field).exec(query);
  return found?.[2] ?? found?.[3] ?? '';
}

/** `query` with another value for a field; an empty one takes the field out. */
export function writeField(query: string, field: SearchField, value: string): string {
  const rest = query.replace(fieldPattern(field), ' ').replace(/\s+/g, ' ').trim();
  const bare = value.replaceAll('"', '').trim();
  const written = /\s/.test(bare) ? `${field}:"${bare}"` : `${field}:${bare}`;
  return bare ? `${rest} ${written}`.trim() : rest;
}
