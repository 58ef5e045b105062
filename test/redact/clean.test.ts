import { expect, test } from '@jest/globals';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRedactor } from '../../src/redact/redact.js';

const { text, value } = createRedactor(true);
const ROOT = join(import.meta.dirname, '../..');

/** Pieces of 2 KB of the files of a folder whose name ends like this. */
function piecesOf(folder: string, ending: string, limit: number): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending)).slice(0, limit);
  return files.flatMap((file) => readFileSync(join(folder, file), 'utf8').match(/[\s\S]{1,2048}/g) ?? []);
}

function changed(pieces: readonly string[]): number {
  return pieces.filter((piece) => text(piece) !== piece).length / pieces.length;
}

test.each([
  ['uuids', () => randomUUID()],
  ['sha256 sums', () => createHash('sha256').update(randomUUID()).digest('hex')],
  ['sha512 integrity', () => `sha512-${createHash('sha512').update(randomUUID()).digest('base64')}`],
  ['random ids', () => randomBytes(16).toString('base64url')],
  ['images in base64', () => randomBytes(1500).toString('base64')],
  ['numbers', () => `${Math.random()} ${Date.now()} 2025-01-01T00:00:00.000Z`],
  ['ids of models and calls', () => `chatcmpl-${randomBytes(18).toString('base64url')} call_${randomBytes(12).toString('hex')} msg_01${randomBytes(11).toString('hex')} gpt-4o-2024-08-06`],
])('less than one in a hundred of %s changes', (_, make) => {
  expect(changed(Array.from({ length: 2000 }, make))).toBeLessThan(0.01);
});

test.each([
  ['documentation', 'node_modules', '.md', 300],
  ['types', 'node_modules/typescript/lib', '.d.ts', 40],
  ['code', 'node_modules/jest-circus', '.js', 40],
  ['this repository', 'src', '.ts', 200],
])('less than one in a hundred pieces of %s changes', (_, folder, ending, limit) => {
  const pieces = piecesOf(join(ROOT, folder), ending, limit);
  expect(pieces.length).toBeGreaterThan(20);
  expect(changed(pieces)).toBeLessThan(0.01);
});

test('a request and an answer of a model stay as they are', () => {
  const call = {
    request: { model: 'gpt-4o', max_tokens: 100, messages: [{ role: 'user', content: 'Reset my password, please.' }], tools: [{ type: 'function', function: { name: 'get_token_count', parameters: { type: 'object', properties: {} } } }] },
    response: { id: 'chatcmpl-123', usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3, prompt_tokens_details: { cached_tokens: 0 } }, choices: [{ index: 0, message: { role: 'assistant', content: 'Done: https://example.com/reset?step=2' }, finish_reason: 'stop' }] },
    embedding: [0.1, -0.2, 0.3],
  };
  expect(value(call)).toBe(call);
});
