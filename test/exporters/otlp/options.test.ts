import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { FiligreeError } from 'filigree';
import { otlp } from 'filigree/exporters/otlp';
import { VERSION } from '../../../src/exporters/version.js';
import { exportedSpan } from './support/exporting.js';
import { aSpan } from './support/records.js';

function thrownBy(options: object): FiligreeError {
  try {
    otlp(options as never);
  } catch (error) {
    if (error instanceof FiligreeError) return error;
  }
  throw new Error('expected a FiligreeError');
}

test.each<[string, object, string]>([
  ['FILIGREE_UNKNOWN_OPTION', { endpoint: 'x' }, '`otlp`: `endpoint` is not an option; there are `url`'],
  ['FILIGREE_BAD_OPTION', { url: 'localhost:4318' }, '`otlp({ url })`: expected a URL such as'],
  ['FILIGREE_BAD_OPTION', { protocol: 'grpc' }, 'expected `protocol` to be `protobuf` or `json`, got `"grpc"`'],
  ['FILIGREE_BAD_OPTION', { gzip: 'yes' }, 'expected `gzip` to be true or false'],
  ['FILIGREE_BAD_OPTION', { timeoutMs: 0 }, 'expected `timeoutMs` to be a number from 1'],
  ['FILIGREE_BAD_OPTION', { concurrency: 1.5 }, 'expected `concurrency` to be a whole number from 1 to 64'],
  ['FILIGREE_BAD_OPTION', { openInference: 1 }, 'expected `openInference` to be true or false'],
  ['FILIGREE_BAD_OPTION', { resource: { a: {} } }, 'expected `resource` to be an object of strings'],
  ['FILIGREE_BAD_OPTION', { name: '' }, 'expected `name` to be a string that is not empty'],
  ['FILIGREE_BAD_OPTION', { tls: 'pem' }, 'expected `tls` to be an object'],
  ['FILIGREE_BAD_OPTION', { headers: { 'a b': 'x' } }, '`otlp({ headers })`: expected headers with names'],
])('%s for %j', (code, options, message) => {
  const error = thrownBy(options);
  expect(error.code).toBe(code);
  expect(error.message).toContain(message);
});

test('the value of a header is in no message', () => {
  const { message } = thrownBy({ headers: { authorization: 'Bearer canary\n' } });
  expect(message).toContain('the header `authorization`');
  expect(message).not.toContain('canary');
  expect(thrownBy({ url: 'ftp://user:canary@host' }).message).not.toContain('canary');
});

test('a resource that is given wins over everything else that is known', async () => {
  const span = await exportedSpan(aSpan(), { resource: { 'service.name': 'mine', 'host.cpus': 4, 'host.ok': true, 'host.ips': ['::1'] } });
  expect(span.resource).toMatchObject({ 'service.name': 'mine', 'host.cpus': 4, 'host.ok': true, 'host.ips': ['::1'] });
});

test('several exporters can stand side by side under names of their own', () => {
  expect([otlp().name, otlp({ name: 'langfuse' }).name]).toEqual(['otlp', 'langfuse']);
});

test('the version that is sent is that of the package', () => {
  expect(VERSION).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
});
