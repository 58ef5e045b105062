/**
 * Measures the viewer's server against its budgets: a journal of 1,000,000 spans (560 MB) and a trace of 100,000, which it
 * writes into a temporary folder first. `node bench/viewer/run.mjs [--keep folder]`; wall time and CPU time, medians of five.
 */
import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import { build } from 'esbuild';
import { writeJournal } from './journal.mjs';

const ROUNDS = 5;
const root = new URL('../..', import.meta.url).pathname;
const keep = process.argv.indexOf('--keep');
const work = keep === -1 ? mkdtempSync(join(tmpdir(), 'filigree-viewer-')) : resolve(process.argv[keep + 1]);
const rows = [];

const bundle = join(work, 'server.mjs');
await build({ entryPoints: [join(root, 'viewer/server/start.ts')], bundle: true, platform: 'node', target: 'node20.19', format: 'esm', outfile: bundle, logLevel: 'warning' });
const { startViewer } = await import(bundle);

function store(name, traces, spans) {
  const dir = join(work, name);
  if (!existsSync(join(dir, 'journal'))) writeJournal(dir, traces, spans);
  return dir;
}

async function start(dir) {
  const viewer = await startViewer({ dir, journal: join(dir, 'journal'), port: 0, onError: (error) => console.error(error) });
  return viewer;
}

async function enter(viewer) {
  const { headers } = await fetch(viewer.url, { redirect: 'manual' });
  const cookie = headers.get('set-cookie').split(';')[0];
  return async (path) => (await fetch(viewer.origin + path, { headers: { cookie } })).text();
}

async function measure(what, budget, act, rounds = ROUNDS) {
  const times = [];
  for (let i = 0; i < rounds; i++) {
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    await act(i);
    const { system, user } = process.cpuUsage(cpu);
    times.push({ wall: performance.now() - began, cpu: (system + user) / 1000 });
  }
  const median = (of) => times.map((time) => time[of]).sort((a, b) => a - b)[Math.floor(rounds / 2)];
  rows.push([what, budget, `${median('wall').toFixed(1)} ms`, `${median('cpu').toFixed(1)} ms`]);
  console.log(rows.at(-1).join('  '));
}

const million = store('million', 100_000, 10);
rmSync(join(million, 'index'), { recursive: true, force: true });
let viewer;
await measure('cold index, 1,000,000 spans', '8 s', async () => {
  viewer = await start(million);
  await viewer.indexed;
}, 1);
await viewer.close();
await measure('warm start', '200 ms', async (i) => {
  if (i > 0) await viewer.close();
  viewer = await start(million);
  await viewer.indexed;
});
const get = await enter(viewer);
// A new number in each query: nothing that was kept from the one before can answer it.
await measure('list, first page', '50 ms', (i) => get(`/api/traces?limit=100&offset=${i}`));
await measure('list, filtered', '50 ms', (i) => get(`/api/traces?q=kind:LLM+model:gpt*+duration>1s+tokens>${i}`));
await measure('aggregate', '20 ms', () => get('/api/stats?bucket=day'));
await measure('text search, found', '1 s', (i) => get(`/api/traces?q=%22page+about+gardens%22+%22${'the agent reads'.slice(i)}%22`));
await measure('text search, nothing there', '1 s', (i) => get(`/api/traces?q=%22no+such+text+${i}%22`));
rows.push(['memory after all that', '400 MB', `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`, '']);
console.log(rows.at(-1).join('  '));
await viewer.close();

const big = store('big', 1, 100_000);
viewer = await start(big);
await viewer.indexed;
const getBig = await enter(viewer);
const { traces } = JSON.parse(await getBig('/api/traces'));
await measure('trace of 100,000 spans, columns', '1 s with drawing', () => getBig(`/api/traces/${traces[0].traceId}?columns=1`));
await measure('trace of 100,000 spans, rows', '', () => getBig(`/api/traces/${traces[0].traceId}`));
await measure('search inside it', '1 s', () => getBig(`/api/traces/${traces[0].traceId}/search?q=gardens`));
await measure('a new trace in the list after its write', '200 ms', async (i) => {
  const name = `new ${i} ${Date.now()}`;
  const [file] = readdirSync(join(big, 'journal')).slice(-1);
  const covered = `{"event":"trace.end","seq":${900_000 + i},"traceId":"019ab697-0000-7000-8000-${String(Date.now()).padStart(12, '0')}","name":"${name}","status":"COMPLETED","startTime":1,"endTime":2`;
  appendFileSync(join(big, 'journal', file), `${covered},"crc":"${crc32(covered).toString(16).padStart(8, '0')}"}\n`);
  while (JSON.parse(await getBig(`/api/traces?q=${encodeURIComponent(`name:"${name}"`)}`)).total === 0);
});
await viewer.close();
if (keep === -1) rmSync(work, { recursive: true });
