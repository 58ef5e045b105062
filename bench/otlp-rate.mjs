/**
 * Spans a second that `otlp()` brings to a server which takes 20 ms to answer, with its own number of requests in flight:
 * encoder and requests alone, without recording and without delivery. Needs `npm run build`.
 *
 *   node bench/otlp-rate.mjs [--spans 100000] [--delay 20] [--gzip]
 */
import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { otlp } from '../dist/esm/exporters/otlp.js';

const BATCH = 512;

/** In a process of its own: reading what comes must not slow down who sends it. */
function serve() {
  const delay = Number(process.env.DELAY);
  const server = createServer((request, response) => {
    request.on('data', () => {}).on('end', () => setTimeout(() => response.end('{}'), delay));
  }).listen(0, '127.0.0.1', () => process.send(server.address().port));
}

async function measure() {
  const { values } = parseArgs({ options: { spans: { type: 'string', default: '100000' }, delay: { type: 'string', default: '20' }, gzip: { type: 'boolean', default: false } } });
  const sink = fork(new URL(import.meta.url), { env: { ...process.env, DELAY: values.delay } });
  const port = await new Promise((resolve) => sink.once('message', resolve));
  const exporter = otlp({ url: `http://127.0.0.1:${port}`, gzip: values.gzip });
  const batch = batchOf(BATCH);
  await send(exporter, batch, 40);
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const batches = Math.ceil(Number(values.spans) / BATCH);
  await send(exporter, batch, batches);
  const [seconds, { system, user }] = [(performance.now() - began) / 1000, process.cpuUsage(cpu)];
  console.log(`Node ${process.version}: ${Math.round((batches * BATCH) / seconds).toLocaleString('en')} spans/s, ${((user + system) / 1e6).toFixed(2)} s CPU, ${((user + system) / (batches * BATCH)).toFixed(1)} us of CPU a span`);
  await exporter.close();
  sink.kill();
}

/** Keeps as many requests in flight as the exporter asks for. */
async function send(exporter, batch, count) {
  let left = count;
  const lane = async () => {
    while (left-- > 0) await exporter.export(batch, new AbortController().signal);
  };
  await Promise.all(Array.from({ length: exporter.delivery.concurrency }, lane));
}

function batchOf(size) {
  const id = (i) => `01a1fdf4-2916-703e-8000-${i.toString(16).padStart(12, '0')}`;
  const input = { text: 'The journal is append-only. '.repeat(70), k: 5 };
  const spans = Array.from({ length: size }, (_, i) => ({ spanId: id(i), traceId: id(i >> 3), kind: 'TOOL', name: 'search', status: 'COMPLETED', startTime: 1.79e15 + i, endTime: 1.79e15 + i + 1000, input: { ...input }, output: 'done' }));
  return { size, spans, traces: [], scores: [], started: { spans: [], traces: [] } };
}

if (process.send === undefined) await measure();
else serve();
