import { appendFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { expect, test } from '@jest/globals';
import { id, Lines, T0 } from '../../journal/scan-fixture.js';
import { testViewer } from './support.js';
import type { ServerEvents } from '../../../viewer/api/types.js';
import type { TestViewer } from './support.js';

/** Collects events until one fits. */
function follow<E extends keyof ServerEvents>({ cookie, port }: TestViewer, path: string, event: E, fits: (data: ServerEvents[E]) => boolean): { opened: Promise<void>; found: Promise<ServerEvents[E]> } {
  let open: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const found = new Promise<ServerEvents[E]>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers: { cookie }, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        open();
        text += chunk;
        for (const [, name, data] of text.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)) {
          const parsed = JSON.parse(data!) as ServerEvents[E];
          if (name === event && fits(parsed)) {
            resolve(parsed);
            sent.destroy();
          }
        }
      });
    });
    sent.on('error', reject);
    sent.end();
  });
  return { opened, found };
}

test('a span is told of right after it was written', async () => {
  const [traceId, spanId] = [id(), id()];
  const lines = new Lines().open().traceStart(traceId);
  const viewer = await testViewer((store) => void store.write(lines.text, { pid: process.pid, startedAt: Date.now() }));
  const before = lines.text.length;
  const { found, opened } = follow(viewer, `/api/events?trace=${traceId}`, 'spans', () => true);
  await opened;
  const path = viewer.store.journal;
  appendFileSync(`${path}/${(await import('node:fs')).readdirSync(path)[0]!}`, lines.spanStart(traceId, spanId).text.slice(before));
  expect(await found).toMatchObject({ traceId, spans: [{ spanId, status: 'RUNNING', depth: 0 }] });
});

test('a trace is told of while it runs, and when it has ended', async () => {
  const traceId = id();
  const lines = new Lines().open();
  const viewer = await testViewer();
  const ended = follow(viewer, '/api/events', 'traces', ({ traces }) => traces.some(({ status }) => status === 'COMPLETED'));
  const running = follow(viewer, '/api/events', 'traces', ({ traces }) => traces.some(({ live }) => live));
  await Promise.all([ended.opened, running.opened]);
  const path = viewer.store.write(lines.traceStart(traceId).text, { pid: process.pid, startedAt: Date.now() });
  await running.found;
  const before = lines.text.length;
  appendFileSync(path, lines.traceEnd(traceId, { startTime: T0 }).text.slice(before));
  expect((await ended.found).traces).toEqual([expect.objectContaining({ traceId, live: false })]);
});

test('a trace whose files are deleted is told of', async () => {
  const traceId = id();
  let path = '';
  const viewer = await testViewer((store) => void (path = store.write(new Lines().open().traceEnd(traceId).text)));
  const { found, opened } = follow(viewer, '/api/events', 'traces', ({ removed }) => removed !== undefined);
  await opened;
  rmSync(path);
  expect((await found).removed).toEqual([traceId]);
  expect((await viewer.get(`/api/traces/${traceId}`)).status).toBe(404);
});

test('streams are few, and who comes too late is told to wait', async () => {
  const viewer = await testViewer();
  const streams = Array.from({ length: 16 }, () => follow(viewer, '/api/events', 'traces', () => true));
  await Promise.all(streams.map(({ opened }) => opened));
  for (const { found } of streams) found.catch(() => {});
  expect(await viewer.get('/api/events')).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
});

test('an id that is none is refused', async () => {
  const viewer = await testViewer();
  expect((await viewer.get('/api/events?trace=../x')).status).toBe(400);
});
