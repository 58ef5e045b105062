import { configure, flush, span, startSpan } from 'filigree';
import { memory } from 'filigree/exporters/memory';
import manifest from '../../../package.json' with { type: 'json' };
import type { SpanRecord } from 'filigree';
import type { AnyClassDecorator, AnyDecorator, SeenSpan, Tracer } from '../support/shape.js';

const recorded = memory();
const heard: string[] = [];

configure({ exporters: [recorded], store: false, onError: (error) => heard.push(`${error.code} ${error.message} ${String(error.cause ?? '')}`) });

const STATUS = { COMPLETED: 'ok', ERROR: 'error', CANCELLED: 'cancelled' } as const;

export const tracer: Tracer = {
  name: 'filigree',
  version: manifest.version,
  cancels: true,
  method: (name) => span(name) as unknown as AnyDecorator,
  everyMethod: span as unknown as AnyClassDecorator,
  warns: true,
  wrap: (name, fn) => span(name, fn as never),
  inside: (name, body) => startSpan(name, body),
  async finished() {
    await flush();
    const spans = [...recorded.spans].sort(inOrderOfStart).map(seen);
    recorded.clear();
    return spans;
  },
  troubles: () => heard.splice(0),
};

function inOrderOfStart(a: SpanRecord, b: SpanRecord): number {
  return a.startTime - b.startTime || (a.spanId < b.spanId ? -1 : 1);
}

function seen({ spanId, parentSpanId, name, status, startTime, endTime = 0 }: SpanRecord): SeenSpan {
  return { id: spanId, parent: parentSpanId, name, status: STATUS[status as keyof typeof STATUS], startedAt: startTime / 1000, milliseconds: (endTime - startTime) / 1000 };
}
