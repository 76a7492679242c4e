/** An operation as a client sees it, from an OpenAPI 3.1 document. */
interface Operation {
  readonly path: string;
  readonly method: string;
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: 'path' | 'query'; readonly required?: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: { readonly required?: readonly string[] } }>> };
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Omit<Operation, 'path' | 'method'>>>>>;
}

export type Call = (given?: Readonly<Record<string, string | number>>, body?: object) => Promise<Response>;

/**
 * One function an operation of `document`, by operation id, made of nothing but what the document says: it throws TypeError when a parameter is asked for
 * that the document does not have, or one is missing that it requires.
 */
export function makeClient(document: Document, origin: string, headers: Readonly<Record<string, string>>): Record<string, Call> {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Operation => ({ ...operation, path, method })),
  );
  return Object.fromEntries(operations.map((operation) => [operation.operationId, makeCall(operation, origin, headers)]));
}

function makeCall({ path, method, parameters = [], requestBody }: Operation, origin: string, headers: Readonly<Record<string, string>>): Call {
  return (given = {}, body) => {
    for (const name of Object.keys(given))
      if (!parameters.some((p) => p.name === name)) throw new TypeError(`${method} ${path} has no parameter ${name}`);
    for (const { name, required } of parameters) if (required && !(name in given)) throw new TypeError(`${method} ${path} needs ${name}`);
    if ((body === undefined) !== (requestBody === undefined)) throw new TypeError(`${method} ${path}: ${body ? 'takes no body' : 'needs a body'}`);
    const url = new URL(
      path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(given[name]))),
      origin,
    );
    for (const p of parameters) if (p.in === 'query' && p.name in given) url.searchParams.set(p.name, String(given[p.name]));
    const [type] = Object.keys(requestBody?.content ?? {});
    return fetch(url, {
      method: method.toUpperCase(),
      headers: { ...headers, ...(type ? { 'content-type': type } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  };
}
