const nullable = (type: string) => ({ type: [type, 'null'] });

/** JSON Schema of the payload that every span is created with. */
export const PARAMS: object = {
  type: 'object',
  properties: {
    span_id: { type: 'string' },
    trace_id: { type: 'string' },
    name: { type: 'string' },
    status: { type: 'string' },
    inputs: { type: 'object' },
    outputs: nullable('object'),
    metadata: { type: 'object' },
    token_usage: nullable('object'),
    error: nullable('object'),
  },
};

/** JSON Schema of a result: what the program put out, or its error. */
export const RESULT: object = {
  type: 'object',
  properties: { error_type: { type: 'string' }, message: { type: 'string' }, stacktrace: { type: 'string' } },
  additionalProperties: true,
};
