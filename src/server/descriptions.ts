const ERROR = { type: 'object', required: ['error'], properties: { error: { type: 'string' } } } as const;
/** Path parameter `id` of a story, article or correction. */
export const ID = { type: 'object', required: ['id'], properties: { id: { type: 'string', pattern: '^[\\w.-]{1,80}$' } } } as const;

/** Query parameter `asOf`: an ISO day (its end is meant) or time; what was published later is left out. */
export interface AsOf {
  readonly asOf?: string;
}

export const AS_OF = {
  type: 'object',
  properties: { asOf: { type: 'string', maxLength: 40, description: 'ISO day or time: what was published later is left out' } },
} as const;

/** Answers of these routes are described by the contract's own schemas; Fastify must not reshape them by a second one. */
export const described = (summary: string, description: string) => ({
  summary,
  response: { '4xx': { description: 'What is wrong', ...ERROR }, 200: { description, type: 'object', additionalProperties: true } },
});
