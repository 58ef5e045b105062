import { afterEach } from '@jest/globals';
import { ExportError } from '../../../src/exporters/export-error.js';
import { HttpClient } from '../../../src/exporters/http/client.js';
import { RecordingServer } from '../../support/recording-server.js';
import { RawServer } from '../../support/faulty-server.js';
import type { HttpAnswer, HttpClientOptions, HttpRequest } from '../../../src/exporters/http/client.js';
import type { Answer } from '../../support/recording-server.js';
import type { Socket } from 'node:net';

const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** What a test opened, closed after it. */
export function closing<T>(opened: T, close: (opened: T) => unknown): T {
  ends.push(() => close(opened));
  return opened;
}

export const client = (options?: HttpClientOptions) => closing(new HttpClient(options), (opened) => opened.close());

export const server = async (answer?: Answer) => closing(await RecordingServer.start(answer), (opened) => opened.stop());

export const rawServer = async (onConnection?: (socket: Socket, count: number) => void) => closing(await RawServer.start(onConnection), (opened) => opened.stop());

/** A POST with a small body. */
export function post(url: URL | string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'POST', url: new URL(url), headers: {}, body: '{}', ...more };
}

/** The error that a request ends with. */
export async function refusal(answer: Promise<HttpAnswer>): Promise<ExportError> {
  const error = await answer.then(() => undefined, (thrown: unknown) => thrown);
  if (error instanceof ExportError) return error;
  throw new Error('expected an ExportError', { cause: error });
}

/** What `work` resolves to, and how many milliseconds it took. */
export async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const start = performance.now();
  const value = await work();
  return { value, ms: performance.now() - start };
}
