import { readdirSync, readFileSync } from 'node:fs';

/** The JSON Schemas of the contract by the name of their type, with all that they refer to, as an OpenAPI document holds them. */
export function readSchemas(): Record<string, object> {
  const folder = new URL('../../docs/schemas/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const definitions = files.flatMap((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8').replaceAll('#/definitions/', '#/components/schemas/');
    return Object.entries((JSON.parse(text) as { definitions: Record<string, object> }).definitions);
  });
  return Object.fromEntries(definitions.map(([name, schema]) => [name.replace(/[^\w.-]/g, '_'), schema]));
}
