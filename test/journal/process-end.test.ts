import { expect, jest, test } from '@jest/globals';
import { runProgram } from '../support/child.js';
import { linesOf, newStore } from '../support/store.js';
import type { ChildOptions } from '../support/child.js';

jest.setTimeout(60_000);

async function end(program: string, options: ChildOptions = {}) {
  const dir = newStore();
  const ended = await runProgram(program, { ...options, env: { FILIGREE_DIR: dir, ...options.env } });
  const lines = linesOf(dir);
  return { ...ended, lines, spans: lines.filter(({ event }) => event === 'span.end') };
}

test('a natural end loses nothing, and closes the journal', async () => {
  const { code, stderr, spans, lines } = await end('end.mjs', { args: ['naturally'] });
  expect([code, stderr]).toEqual([0, '']);
  expect(spans).toHaveLength(1000);
  expect(lines.at(-1)?.event).toBe('journal.close');
});

test('`process.exit(0)` right after 1,000 spans loses none', async () => {
  const { code, stderr, spans, lines } = await end('end.mjs', { args: ['exit'] });
  expect([code, stderr]).toEqual([0, '']);
  expect(spans).toHaveLength(1000);
  expect(lines.at(-1)?.event).toBe('journal.close');
});

test('`process.exit(7)` is exit code 7', async () => {
  const { code, spans } = await end('end.mjs', { args: ['exit-7'] });
  expect([code, spans.length]).toEqual([7, 1000]);
});

test('an uncaught error loses nothing, says what interrupted the open work, and keeps message and exit code', async () => {
  const plain = await end('end.mjs', { args: ['throw'], env: { FILIGREE_ENABLED: 'false' } });
  const { code, stderr, lines, spans } = await end('end.mjs', { args: ['throw'] });
  expect([code, stderr]).toEqual([plain.code, plain.stderr]);
  expect(code).toBe(1);
  expect(spans).toHaveLength(1001);
  expect(spans.at(-1)).toMatchObject({ name: 'in flight', status: 'CANCELLED', statusReason: 'interrupted: uncaught RangeError: the end' });
  expect(lines.find(({ event, name }) => event === 'trace.end' && name === 'open')).toMatchObject({ status: 'CANCELLED' });
});

test('an unhandled rejection loses nothing, and keeps message and exit code', async () => {
  const plain = await end('end.mjs', { args: ['reject'], env: { FILIGREE_ENABLED: 'false' } });
  const { code, stderr, spans } = await end('end.mjs', { args: ['reject'] });
  expect([code, stderr]).toEqual([plain.code, plain.stderr]);
  expect(code).toBe(1);
  expect(spans).toHaveLength(1001);
});

test('something that cannot be shown is thrown, and the exit code is the same', async () => {
  const plain = await end('end.mjs', { args: ['throw-hostile'], env: { FILIGREE_ENABLED: 'false' } });
  const { code, spans } = await end('end.mjs', { args: ['throw-hostile'] });
  expect(code).toBe(plain.code);
  expect(spans).toHaveLength(1001);
});

test('an uncaught error that the program handles is no end: what is open later was never ended', async () => {
  const { code, spans } = await end('end.mjs', { args: ['handled'] });
  expect(code).toBe(0);
  expect(spans.at(-1)).toMatchObject({ name: 'in flight', statusReason: 'never ended' });
});

test('an exporter that hangs does not keep the process alive for more than about a second', async () => {
  const began = performance.now();
  const { code, spans } = await end('end.mjs', { args: ['hanging-exporter'] });
  expect(code).toBe(0);
  expect(spans).toHaveLength(1000);
  expect(performance.now() - began).toBeLessThan(4000);
});

test('an asynchronous exporter gets its last records on a natural end', async () => {
  const { code, stdout } = await end('end.mjs', { args: ['async-exporter'] });
  expect([code, stdout.trim()]).toEqual([0, '2000 taken, flushed']);
});

test('an exporter that holds records back has them written on a natural end', async () => {
  const { stdout } = await end('end.mjs', { args: ['holding-exporter'] });
  expect(stdout.trim()).toBe('2000 taken, flushed');
});

test('no signal handler is installed, and no warning is printed', async () => {
  const { code, stdout, stderr } = await end('listeners.mjs');
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toEqual({ signals: {}, uncaughtException: 0, unhandledRejection: 0 });
});

test('it runs where code cannot be made from text, and where warnings are errors', async () => {
  const nodeOptions = ['--disallow-code-generation-from-strings', '--throw-deprecation', '--unhandled-rejections=strict'];
  const { code, stderr, spans } = await end('end.mjs', { args: ['naturally'], nodeOptions });
  expect([code, stderr]).toEqual([0, '']);
  expect(spans).toHaveLength(1000);
});

test('SIGKILL loses nothing with `durability: write`: what was said to be done is in the file, and so is what was in flight', async () => {
  const { signal, stdout, lines } = await end('forever.mjs', {
    env: { FILIGREE_DURABILITY: 'write' },
    onStdout: (text, kill) => text.split('\n').length > 200 && kill('SIGKILL'),
  });
  expect(signal).toBe('SIGKILL');
  const said = stdout.split('\n').slice(0, -1);
  const ended = new Set(lines.filter(({ event }) => event === 'span.end').map(({ name }) => name));
  expect(said.filter((name) => !ended.has(name))).toEqual([]);
  const begun = lines.filter(({ event }) => event === 'trace.start').map(({ name }) => name);
  expect(begun).toEqual(['forever']);
});

test('SIGKILL loses at most one group of 20 ms with `durability: grouped`', async () => {
  const { signal, stdout, lines } = await end('forever.mjs', {
    env: { FILIGREE_DURABILITY: 'grouped' },
    onStdout: (text, kill) => text.split('\n').length > 200 && kill('SIGKILL'),
  });
  expect(signal).toBe('SIGKILL');
  const times = new Map(stdout.split('\n').slice(0, -1).map((line) => [line, Number(line.split(' ')[2])]));
  const ended = new Set(lines.filter(({ event }) => event === 'span.end').map(({ name }) => name));
  const lost = [...times].filter(([name]) => !ended.has(name)).map(([, time]) => time);
  const last = Math.max(...times.values());
  // 20 ms is when a group is due; a busy machine may run the program’s turn late.
  for (const time of lost) expect(last - time).toBeLessThan(20 + 100);
  expect(ended.size).toBeGreaterThan(0);
});

test('SIGTERM ends the program as it would without filigree', async () => {
  const { signal, code, lines } = await end('forever.mjs', { onStdout: (text, kill) => text.split('\n').length > 200 && kill('SIGTERM') });
  expect([signal, code]).toEqual(['SIGTERM', null]);
  expect(lines.length).toBeGreaterThan(10);
});
