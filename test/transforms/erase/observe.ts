import * as filigree from 'filigree';
import * as runtime from 'filigree/runtime';
import { record } from '../../support/record.js';
import type { SpanRecord } from 'filigree';

/** Runs a CommonJS program that exports a class `Subject`, uses the class, and says everything that can be seen. */
export async function observe(commonjs: string): Promise<unknown> {
  const recorded = record();
  const notes: unknown[] = [];
  const log = (what: unknown, value: unknown) => (notes.push(what), value);
  const exports: { Subject?: new () => object; Base?: object } = {};
  new Function('require', 'exports', 'log', commonjs)((name: string) => (name === 'filigree' ? filigree : runtime), exports, log);
  const { Subject, Base } = exports as { Subject: new () => object; Base: Record<symbol, object> };
  const definition = [...notes];
  const object = new Subject();
  const seen = {
    definition,
    construction: notes.slice(definition.length),
    name: Subject.name,
    length: Subject.length,
    class: describe(Subject),
    prototype: describe(Subject.prototype as object),
    object: describe(object),
    metadata: metadataOf(Subject as never, Base),
    instrumented: filigree.instrumented(Subject),
    calls: [await useAll(Subject), await useAll(object, Subject.prototype as object)],
  };
  await filigree.flush();
  return { ...seen, notes, spans: recorded.spans.map((span) => describeSpan(span, recorded.spans)), errors: recorded.errors.map(String) };
}

function describe(target: object): unknown[] {
  return Reflect.ownKeys(target).map((key) => {
    const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(target, key)!;
    return [key.toString(), flags, ...[value, get, set].map(face)];
  });
}

function face(value: unknown): unknown {
  if (typeof value !== 'function') return typeof value;
  const keys = Reflect.ownKeys(value).map(String);
  return [value.name, value.length, keys, Reflect.getOwnMetadataKeys(value).map((key) => [key, Reflect.getOwnMetadata(key, value)])];
}

function metadataOf(subject: Record<symbol, object>, base: Record<symbol, object>): unknown {
  const metadata = subject[Symbol.metadata]!;
  const parent: unknown = Object.getPrototypeOf(metadata);
  return [Object.hasOwn(subject, Symbol.metadata), Reflect.ownKeys(metadata), parent === null ? 'none' : parent === base[Symbol.metadata] ? "Base's" : 'another'];
}

/** Reads and writes every property, and calls what is a function. */
async function useAll(self: object, place = self): Promise<unknown[]> {
  const results: unknown[] = [];
  const keys = [...new Set([...Reflect.ownKeys(place), ...Reflect.ownKeys(self)])].filter((key) => !['constructor', 'prototype', 'length', 'name'].includes(String(key)));
  for (const key of keys) results.push([String(key), await use(self, key)]);
  return results;
}

async function use(self: object, key: PropertyKey): Promise<unknown> {
  try {
    const value: unknown = Reflect.get(self, key);
    if (Object.getOwnPropertyDescriptor(Object.getPrototypeOf(self), key)?.set || Object.getOwnPropertyDescriptor(self, key)?.set) Reflect.set(self, key, 7);
    if (key === 'privates') return await usePrivates((value as () => unknown[][]).call(self));
    return typeof value === 'function' ? await drain(await (value as (...args: unknown[]) => unknown).call(self, { a: 5 }, 6)) : typeof value;
  } catch (error) {
    return String(error);
  }
}

/** A private method as TypeScript writes it is an ordinary function, with a `prototype`, and a static one may be called `_Subject_p0`. */
async function usePrivates(privates: readonly unknown[][]): Promise<unknown> {
  const uses = privates.map(async ([there, value]) => {
    if (typeof value !== 'function') return [there, value];
    const called = await Promise.resolve({ a: 5 }).then((argument) => (value as (...args: unknown[]) => unknown)(argument, 6)).then(drain).catch(String);
    return [there, value.name.replace(/^_\w+_(p\d+)$/, '#$1'), value.length, Reflect.getOwnMetadata('filigree:span', value), called];
  });
  return Promise.all(uses);
}

async function drain(result: unknown): Promise<unknown> {
  if (typeof result !== 'object' || result === null || !('next' in result)) return result;
  const chunks: unknown[] = [];
  for await (const chunk of result as unknown as AsyncIterable<unknown>) chunks.push(chunk);
  return chunks;
}

function describeSpan(span: SpanRecord, all: readonly SpanRecord[]): unknown {
  const { name, kind, status, statusReason, input, output, error, metadata, source, parentSpanId } = span;
  return [all.find(({ spanId }) => spanId === parentSpanId)?.name, name, kind, status, statusReason, input, output, error?.message, metadata, source];
}
