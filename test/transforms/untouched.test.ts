import { expect, test } from '@jest/globals';
import { transform } from '../../transforms/apply.js';

const SHAPES = [
  (i: number) => `import { Injectable } from '@nestjs/common';\n@Injectable() export class Service${i} { @Inject() find(query: string) { return query; } }`,
  (i: number) => `import { span, trace } from 'other-tracing';\nexport class Agent${i} { @span({ kind: 'LLM' }) run() {} @trace go() {} }`,
  (i: number) => `const span = (name: string) => name;\nexport const Part${i} = () => <section>{span('filigree')}</section>;`,
  (i: number) => `import type { SpanContext } from 'filigree';\nexport function read${i}(context: SpanContext) { return startSpan(context); }`,
  (i: number) => `// filigree\r\n\tenum E${i} { A }\r\n/** @span LLM */ export function f(this: Window, { a }: any) { using x = startSpan(a); }\r\n`,
  (i: number) => `import * as f from 'filigree';\nexport const value${i} = f.currentSpan()?.spanId;\nexport class Quiet { @other run() {} }`,
  (i: number) => `\uFEFFexport default { name: 'filigree', [Symbol.iterator]: function* () { yield ${i}; } }`,
  (i: number) => `import { configure, flush } from "filigree";\nconfigure({ store: false }); class K${i} { accessor x = 1 } await flush()`,
];

test('a project of 2,500 files in which nothing of ours is called stays as it is, to the byte', () => {
  const changed: string[] = [];
  for (let i = 0; i < 2500; i++) {
    const code = SHAPES[i % SHAPES.length]!(i);
    const file = `src/file-${i}.${i % SHAPES.length === 2 ? 'tsx' : 'ts'}`;
    for (const erase of [false, true]) if (transform(code, file, { erase, onSkip: ({ reason }) => changed.push(reason) }) !== null) changed.push(code);
  }
  expect(changed).toEqual([]);
});
