/**
 * A destination that is down, and one burst of small spans: `node bench/delivery/burst.mjs [spans] [grouped|write]`, after
 * `npm run build`. Prints what it cost as JSON, then what a second process delivers of it once the destination is back.
 * The program yields every 100 spans; the delay of its event loop beyond that is ours.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [spans = '1000000', durability = 'grouped'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'filigree-burst-'));
const [received, ids] = [{ records: 0 }, new Set()];

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
    for (const id of JSON.parse(Buffer.concat(chunks))) ids.add(id);
    received.records = ids.size;
    response.end();
  });
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}/`;
await new Promise((resolve) => server.close(resolve));

const burst = await run('burst-program.mjs', [url, spans]);
await new Promise((resolve) => server.listen(Number(new URL(url).port), '127.0.0.1', resolve));
const restart = await run('burst-restart.mjs', [url]);
server.close();
rmSync(folder, { recursive: true });
console.log(JSON.stringify({ burst, restart, received: received.records }, undefined, 2));

function run(program, args) {
  const path = fileURLToPath(new URL(program, import.meta.url));
  const env = { PATH: process.env.PATH, FILIGREE_DIR: folder, FILIGREE_DURABILITY: durability };
  const child = spawn(process.execPath, ['--expose-gc', path, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  return new Promise((resolve) => child.on('close', () => resolve(JSON.parse(text))));
}
