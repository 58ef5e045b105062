import type { AnyDecorator, Tracer } from '../support/shape.js';

const nothing = (() => undefined) as AnyDecorator;

/** No tracer: what every other one is compared with. */
export const plain: Tracer = {
  name: 'plain',
  version: '',
  cancels: true,
  method: () => nothing,
  everyMethod: () => undefined,
  warns: false,
  wrap: (_name, fn) => fn,
  inside: (_name, body) => body(),
  finished: async () => [],
  troubles: () => [],
};
