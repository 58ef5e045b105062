import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterEach } from '@jest/globals';
import { linesOf, newStore } from '../../support/store.js';
import { startReceiver } from '../../../viewer/receiver/start.js';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { ReceiverOptions } from '../../../viewer/receiver/start.js';
import type { ScoreRecord, SpanRecord, TraceRecord } from '../../../src/types.js';

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const opened: Receiving[] = [];

afterEach(async () => {
  for (const receiving of opened.splice(0)) await receiving.close();
});

/** A receiver on a free port, in front of a store of its own. */
export class Receiving {
  readonly store: string;
  readonly url: string;
  readonly close: () => Promise<void>;

  private constructor(store: string, url: string, close: () => Promise<void>) {
    this.store = store;
    this.url = url;
    this.close = close;
    opened.push(this);
  }

  static async start(options: Partial<ReceiverOptions> = {}): Promise<Receiving> {
    const dir = options.dir ?? newStore();
    const { close, url } = await startReceiver({ port: 0, ...options, dir });
    let closed: Promise<void> | undefined;
    return new Receiving(dir, url, () => (closed ??= close()));
  }

  /** Sends a request as it is; not by `fetch`, which does not let a `Host` through. */
  send(body: Buffer | string, headers: OutgoingHttpHeaders, { method = 'POST', path = '/v1/traces' } = {}): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.url}${path}`, { method, headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  json(value: unknown, headers: OutgoingHttpHeaders = {}): Promise<Answered> {
    return this.send(JSON.stringify(value), { 'content-type': 'application/json', ...headers });
  }

  protobuf(body: Buffer, headers: OutgoingHttpHeaders = {}): Promise<Answered> {
    return this.send(body, { 'content-type': 'application/x-protobuf', ...headers });
  }

  /** A request that was recorded from a real SDK. */
  async replay(fixture: string): Promise<Answered> {
    const body = readFileSync(`test/receiver/fixtures/${fixture}`);
    const zipped = fixture.endsWith('.gz') ? { 'content-encoding': 'gzip' } : {};
    return fixture.includes('.json') ? this.send(body, { 'content-type': 'application/json', ...zipped }) : this.protobuf(body, zipped);
  }

  get spans(): SpanRecord[] {
    return this.#records<SpanRecord>('span.end');
  }

  span(name: string): SpanRecord {
    const found = this.spans.find((span) => span.name === name);
    if (found === undefined) throw new Error(`expected a span called ${name}, got ${this.spans.map((span) => span.name).join(', ')}`);
    return found;
  }

  /** The ends of traces, the last one of each. */
  get traces(): TraceRecord[] {
    return [...new Map(this.#records<TraceRecord>('trace.end').map((trace) => [trace.traceId, trace])).values()];
  }

  get startedTraces(): TraceRecord[] {
    return this.#records<TraceRecord>('trace.start');
  }

  get scores(): ScoreRecord[] {
    return this.#records<ScoreRecord>('score');
  }

  #records<R>(event: string): R[] {
    return linesOf(this.store).filter((line) => line.event === event).map(({ crc: _crc, event: _event, seq: _seq, ...record }) => record as R);
  }
}
