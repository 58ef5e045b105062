import { connect } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'node:http';
import { afterEach } from '@jest/globals';
import { startViewer } from '../../../viewer/server/start.js';
import { TestStore } from '../../journal/scan-fixture.js';
import type { Viewer } from '../../../viewer/server/start.js';

/** A viewer that runs for one test, over a store of its own. */
export interface TestViewer {
  readonly store: TestStore;
  readonly viewer: Viewer;
  readonly port: number;
  /** What the token was exchanged for. */
  readonly cookie: string;
  readonly errors: unknown[];
  /** Asks as the page does. */
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** The same, and reads the JSON. */
  api<T>(path: string): Promise<T>;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** `fill` writes the store before the viewer starts; `built: false` leaves the page's files out. */
export async function testViewer(fill: (store: TestStore) => void = () => {}, { built = true } = {}): Promise<TestViewer> {
  const store = new TestStore();
  fill(store);
  const assets = built ? page() : join(store.dir, 'nothing');
  const errors: unknown[] = [];
  const viewer = await startViewer({ dir: store.dir, journal: store.journal, port: 0, assets, onError: (error) => void errors.push(error) });
  cleanups.push(() => store.remove(), () => viewer.close());
  await viewer.indexed;
  const port = Number(new URL(viewer.origin).port);
  const exchange = await ask(port, new URL(viewer.url).pathname + new URL(viewer.url).search);
  const cookie = String(exchange.headers['set-cookie']).split(';')[0]!;
  const get = (path: string, headers: Record<string, string> = {}) => ask(port, path, { headers: { cookie, ...headers } });
  const api = async <T>(path: string) => {
    const { body, status } = await get(path);
    if (status !== 200) throw new Error(`${path}: ${status} ${body}`);
    return JSON.parse(body) as T;
  };
  return { store, viewer, port, cookie, errors, get, api };
}

function page(): string {
  const folder = mkdtempSync(join(tmpdir(), 'filigree-page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>the page</title>');
  writeFileSync(join(folder, 'assets', 'main-0a1b.js'), 'console.log(1)');
  cleanups.push(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** One request, with nothing added that the test does not name. */
export function ask(port: number, path: string, { headers = {}, method = 'GET' }: { headers?: Record<string, string>; method?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Sends bytes as they are, and resolves to all that comes back until the server closes. */
export function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk));
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}
