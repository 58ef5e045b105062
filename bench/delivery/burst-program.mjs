/** One burst of spans, in traces of ten, with nobody at the other end. */
import { setImmediate } from 'node:timers/promises';
import { configure, shutdown, startTrace, stats } from '../../dist/esm/index.js';
import { metered } from './meter.mjs';
import { remote } from './exporter.mjs';

const [url, spans] = process.argv.slice(2);
configure({ exporters: [remote(url)], onError() {} });

for (let i = 0; i < 200; i++) startTrace('warm', (t) => t.span('step', () => {}));
await setImmediate();
const cost = await metered(async () => {
  for (let i = 0; i < Number(spans) / 10; i++) {
    startTrace('run', (t) => {
      for (let j = 0; j < 9; j++) t.span('step', { input: { i, j } }, () => {});
    });
    if (i % 10 === 0) await setImmediate();
  }
});
const counts = stats();
const { performance } = globalThis;
const began = performance.now();
await shutdown(1000);
console.log(JSON.stringify({ ...cost, shutdownMs: Math.round(performance.now() - began), created: counts.created, dropped: counts.dropped, ...counts.exporters.remote }));
