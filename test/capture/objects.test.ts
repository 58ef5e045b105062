import { afterAll, describe, expect, test } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { PassThrough, Readable } from 'node:stream';
import { MessageChannel, Worker } from 'node:worker_threads';
import { snapshot } from './support.js';

describe('objects with a form of their own', () => {
  test('dates are ISO text, and invalid ones say so', () => {
    expect(snapshot([new Date(0), new Date(NaN), new Date(8.64e15)])).toEqual([
      '1970-01-01T00:00:00.000Z',
      '[Invalid Date]',
      '+275760-09-13T00:00:00.000Z',
    ]);
  });

  test('Maps and Sets show their size and their entries', () => {
    const key = { k: 1 };
    expect(snapshot(new Map<unknown, unknown>([['a', 1], [key, new Set([1n])]]))).toEqual({
      '[Map 2]': [['a', 1], [{ k: 1 }, { '[Set 1]': ['1n'] }]],
    });
    expect(snapshot(new Set())).toEqual({ '[Set 0]': [] });
  });

  test('weak collections and references are named and hold nothing', () => {
    const values = [new WeakMap(), new WeakSet(), new WeakRef({}), new FinalizationRegistry(() => {})];
    expect(snapshot(values)).toEqual(['[WeakMap]', '[WeakSet]', '[WeakRef]', '[FinalizationRegistry]']);
  });

  test('a regular expression shows its source and flags, and `lastIndex` stays', () => {
    const pattern = /a\/b/giu;
    pattern.lastIndex = 3;
    Object.defineProperty(pattern, 'flags', { get: () => { throw new Error('asked'); } });
    expect(snapshot(pattern)).toBe('/a\\/b/giu');
    expect(pattern.lastIndex).toBe(3);
  });

  test('bytes show their length and their head', () => {
    expect(snapshot(Buffer.from([0, 1, 255]))).toBe('[Uint8Array 3 bytes: 00 01 ff]');
    expect(snapshot(new Uint8Array(100))).toBe(`[Uint8Array 100 bytes: ${'00 '.repeat(32)}…]`);
    expect(snapshot(new ArrayBuffer(2))).toBe('[ArrayBuffer 2 bytes: 00 00]');
    expect(snapshot(new SharedArrayBuffer(1))).toBe('[SharedArrayBuffer 1 bytes: 00]');
    expect(snapshot(new DataView(new ArrayBuffer(1)))).toBe('[DataView 1 bytes: 00]');
  });

  test('an embedding shows its length and its first numbers', () => {
    expect(snapshot(new Float32Array([0.5, 1]))).toBe('[Float32Array 2: 0.5, 1]');
    expect(snapshot(new BigInt64Array([7n]))).toBe('[BigInt64Array 1: 7]');
    expect(snapshot(new Float64Array(1536))).toBe(`[Float64Array 1536: ${'0, '.repeat(16)}…]`);
  });

  test('detached and resizable buffers do not hurt', () => {
    const bytes = new Uint8Array(8);
    const view = new DataView(bytes.buffer);
    structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
    expect(snapshot({ bytes, view, buffer: bytes.buffer, after: 1 })).toEqual({
      bytes: '[Uint8Array 0 bytes]',
      view: '[Unreadable]',
      buffer: '[ArrayBuffer 0 bytes]',
      after: 1,
    });
    const resizable = Reflect.construct(ArrayBuffer, [1, { maxByteLength: 4 }]) as ArrayBuffer;
    expect(snapshot(resizable)).toBe('[ArrayBuffer 1 bytes: 00]');
  });

  test('a class instance shows its own data; private fields and accessors of the class stay unseen', () => {
    let ran = 0;
    class Message {
      #secret = 'hidden';
      role = 'user';
      get text(): string {
        ran++;
        return this.#secret;
      }
      peek(): string {
        return this.#secret;
      }
    }
    expect(snapshot({ m: new Message() })).toEqual({ m: { role: 'user' } });
    expect(ran).toBe(0);
  });

  test('an instance without data of its own shows its class', () => {
    class Tool {
      #key = 'k';
      run(): string {
        return this.#key;
      }
    }
    expect(snapshot([new Tool(), new Intl.NumberFormat(), wasmMemory()])).toEqual(['[Tool]', '[NumberFormat]', '[Memory]']);
  });

  test('thirty levels of inheritance and a spoofed tag change nothing', () => {
    class Base {
      base = 1;
    }
    let Derived: typeof Base = Base;
    for (let i = 0; i < 30; i++) Derived = class extends Derived {};
    const spoofed = { [Symbol.toStringTag]: 'Array', length: 2 };
    expect(snapshot([new Derived(), spoofed])).toEqual([{ base: 1 }, { length: 2 }]);
  });

  test('generators and iterators are named and not advanced', () => {
    let steps = 0;
    function* count(): Generator<number> {
      while (true) yield ++steps;
    }
    async function* later(): AsyncGenerator<number> {
      yield ++steps;
    }
    const running = count();
    expect(snapshot([running, later(), [1].values(), new Map().entries()])).toEqual(['[Generator]', '[AsyncGenerator]', '[Array Iterator]', '[Map Iterator]']);
    expect(steps).toBe(0);
    expect(running.next().value).toBe(1);
  });

  test('an endless iterable is not iterated', () => {
    let steps = 0;
    const endless = { [Symbol.iterator]: () => ({ next: () => ({ done: false, value: ++steps }) }), a: 1 };
    expect(snapshot(endless)).toEqual({ a: 1 });
    expect(steps).toBe(0);
  });

  test('promises are neither awaited nor marked as handled', async () => {
    const heard: unknown[] = [];
    const listen = (reason: unknown): void => void heard.push(reason);
    process.once('unhandledRejection', listen);
    class ApiPromise extends Promise<unknown> {
      extra = 1;
    }
    const promises = [Promise.resolve(1), new Promise(() => {}), new ApiPromise(() => {})];
    const lost = Promise.reject(new Error('of the host'));
    expect(snapshot([...promises, lost])).toEqual(['[Promise]', '[Promise]', '[ApiPromise]', '[Promise]']);
    const caught = lost.catch(() => 'still rejected');
    await expect(caught).resolves.toBe('still rejected');
    process.off('unhandledRejection', listen);
  });

  test('a thenable is not touched', () => {
    let touched = 0;
    const query = { sql: 'select 1', then: () => touched++ };
    const hidden = Object.defineProperty({}, 'then', { get: () => touched++, enumerable: true });
    expect(snapshot([query, hidden])).toEqual([{ sql: 'select 1', then: '[Function then]' }, { then: '[Getter]' }]);
    expect(touched).toBe(0);
  });
});

describe('machinery of Node', () => {
  const worker = new Worker('setInterval(() => {}, 1000)', { eval: true });
  afterAll(() => worker.terminate());

  test('streams, sockets, servers and workers show their class and get no listener', () => {
    const stream = Readable.from(['a']);
    const server = createServer();
    const before = [stream.listenerCount('data'), server.listenerCount('close'), stream.readableFlowing];
    expect(snapshot({ stream, pass: new PassThrough(), server, worker })).toEqual({
      stream: '[Readable]',
      pass: '[PassThrough]',
      server: '[Server]',
      worker: '[Worker]',
    });
    expect([stream.listenerCount('data'), server.listenerCount('close'), stream.readableFlowing]).toEqual(before);
  });

  test('an event emitter of ten thousand listeners is one text', () => {
    class Bus extends EventEmitter {}
    const bus = new Bus().setMaxListeners(0);
    for (let i = 0; i < 10_000; i++) bus.on('x', () => {});
    expect(snapshot({ bus })).toEqual({ bus: '[Bus]' });
    expect(bus.listenerCount('x')).toBe(10_000);
  });

  test('bodies of requests and responses stay readable, and headers are not shown', async () => {
    const response = new Response('body', { headers: { authorization: 'secret' } });
    const request = new Request('http://example.test/', { method: 'POST', body: 'sent', headers: { authorization: 'secret' } });
    const form = new FormData();
    form.set('a', 'b');
    const shown = snapshot({ response, request, headers: request.headers, form, blob: new Blob(['x']), file: new File(['x'], 'f'), web: new ReadableStream() });
    expect(shown).toEqual({
      response: '[Response]',
      request: '[Request]',
      headers: '[Headers]',
      form: '[FormData]',
      blob: '[Blob]',
      file: '[File]',
      web: '[ReadableStream]',
    });
    expect(response.bodyUsed).toBe(false);
    expect(await response.text()).toBe('body');
    expect(await request.text()).toBe('sent');
  });

  test('keys are never exported', async () => {
    const key = createSecretKey(Buffer.from('0123456789abcdef'));
    const webKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, ['encrypt']);
    const text = JSON.stringify(snapshot({ key, webKey }));
    expect(text).toBe('{"key":"[SecretKeyObject]","webKey":"[CryptoKey]"}');
  });

  test('signals, ports and controllers are named', () => {
    const { port1, port2 } = new MessageChannel();
    const controller = new AbortController();
    expect(snapshot([controller, controller.signal, port1])).toEqual(['[AbortController]', '[AbortSignal]', '[MessagePort]']);
    port1.close();
    port2.close();
  });

  test('the process, its environment, the global object and modules are not walked', () => {
    const require = createRequire(import.meta.url);
    // Jest's `process.env` is a Proxy.
    const env: unknown = expect.stringMatching(/^\[(process\.env|Proxy)\]$/);
    expect(snapshot({ process, env: process.env, globalThis })).toEqual({ process: '[process]', env, globalThis: '[globalThis]' });
    const { Module } = require('node:module') as { Module: new (id: string) => object };
    expect(snapshot([new Module('m')])).toEqual(['[Module]']);
  });

  test('a URL shows its text', () => {
    expect(snapshot({ url: new URL('http://example.test/a?b=1') })).toEqual({ url: 'http://example.test/a?b=1' });
  });
});

/** `WebAssembly` is a global of the DOM's types only. */
function wasmMemory(): unknown {
  const { Memory } = (globalThis as unknown as { WebAssembly: { Memory: new (options: object) => object } }).WebAssembly;
  return new Memory({ initial: 1 });
}
