import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { otlp, otlpFromEnvironment } from 'filigree/exporters/otlp';
import { certificate } from '../../support/certificate.js';
import { RecordingServer } from '../../support/recording-server.js';
import { readEnvironment } from '../../../src/exporters/otlp/settings/environment.js';
import { aSpan, batchOf } from './support/records.js';
import { readRequest } from './support/read.js';
import type { Exporter } from 'filigree';

type Env = Record<string, string>;

/** What the server gets when the environment alone says where to send. */
async function sent(env: (url: string) => Env) {
  const server = await RecordingServer.start();
  const exporter = otlpFromEnvironment(env(server.url))!;
  try {
    await exporter.export(batchOf({ spans: [aSpan()] }), new AbortController().signal);
    const [request] = server.requests;
    return { path: request!.path, headers: request!.headers, span: readRequest(request!.body, request!.headers['content-type'])[0]! };
  } finally {
    await exporter.close?.();
    await server.stop();
  }
}

function warningsOf(exporter: Exporter): string[] {
  const warnings: string[] = [];
  exporter.attach?.({ pull() {}, assign() {}, declared: () => [], warn: (message) => void warnings.push(message) });
  return warnings;
}

describe('where to', () => {
  test('the general address is a base, and the one for traces is taken as it is', async () => {
    expect((await sent((url) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: url }))).path).toBe('/v1/traces');
    expect((await sent((url) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: `${url}/otlp/` }))).path).toBe('/otlp/v1/traces');
    expect((await sent((url) => ({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${url}/otlp` }))).path).toBe('/otlp');
    expect((await sent((url) => ({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }))).path).toBe('/');
  });

  test('an option wins, and gets the path of traces when it has none', () => {
    expect(otlp({ url: 'http://example.com' }).destination).toBe('http://example.com/v1/traces');
    expect(otlp({ url: new URL('https://example.com:444/api/otel?key=k') }).destination).toBe('https://example.com:444/api/otel');
    expect(otlp().destination).toBe('http://localhost:4318/v1/traces');
  });

  test('nothing is sent anywhere when no address is set, or OpenTelemetry is off', () => {
    const set = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' };
    expect(otlpFromEnvironment({})).toBeUndefined();
    expect(otlpFromEnvironment({ OTEL_EXPORTER_OTLP_ENDPOINT: ' ' })).toBeUndefined();
    expect(otlpFromEnvironment({ ...set, OTEL_SDK_DISABLED: 'TRUE' })).toBeUndefined();
    expect(otlpFromEnvironment({ ...set, OTEL_TRACES_EXPORTER: 'none' })).toBeUndefined();
    expect(otlpFromEnvironment({ ...set, OTEL_TRACES_EXPORTER: 'console, otlp' })?.name).toBe('otlp');
    expect(otlpFromEnvironment({ ...set, OTEL_SDK_DISABLED: 'false' })?.name).toBe('otlp');
  });
});

test('headers of both variables are sent, decoded, and those for traces win', async () => {
  const { headers } = await sent((url) => ({
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    OTEL_EXPORTER_OTLP_HEADERS: 'Authorization=Basic%20abc%3D%3D, x-team = a%2Cb ,x-both=general',
    OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'x-both=traces',
  }));
  expect(headers).toMatchObject({ authorization: 'Basic abc==', 'x-team': 'a,b', 'x-both': 'traces' });
});

test.each([
  [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' }, 'application/json'],
  [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf' }, 'application/x-protobuf'],
  [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json', OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/protobuf' }, 'application/x-protobuf'],
  [{}, 'application/x-protobuf'],
])('the protocol of %j is sent as %s, without a charset', async (variables, type) => {
  expect((await sent((url) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: url, ...variables }))).headers['content-type']).toBe(type);
});

test.each([
  [{ OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip' }, 'gzip'],
  [{ OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip', OTEL_EXPORTER_OTLP_TRACES_COMPRESSION: 'none' }, undefined],
  [{ OTEL_EXPORTER_OTLP_TRACES_COMPRESSION: 'gzip' }, 'gzip'],
  [{}, undefined],
])('the compression of %j is %s', async (variables, encoding) => {
  const { headers, span } = await sent((url) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: url, ...variables }));
  expect(headers['content-encoding']).toBe(encoding);
  expect(span.name).toBe('Agent.step');
});

test('the resource has the attributes of the variables, decoded, and the name of the service', async () => {
  const { span } = await sent((url) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_RESOURCE_ATTRIBUTES: 'service.name=listed,deployment.environment.name=pr%C3%BCf,host.name=a%3Db' }));
  expect(span.resource).toMatchObject({ 'service.name': 'listed', 'deployment.environment.name': 'prüf', 'host.name': 'a=b' });
  const named = await sent((url) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_RESOURCE_ATTRIBUTES: 'service.name=listed', OTEL_SERVICE_NAME: 'named' }));
  expect(named.span.resource['service.name']).toBe('named');
  expect((await sent((url) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: url }))).span.resource['service.name']).toBe('unknown_service:node');
});

test('the time limit is that of the variables, the one for traces first', () => {
  expect(readEnvironment({ OTEL_EXPORTER_OTLP_TIMEOUT: '2500' }).timeoutMs).toBe(2500);
  expect(readEnvironment({ OTEL_EXPORTER_OTLP_TIMEOUT: '2500', OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: '100' }).timeoutMs).toBe(100);
});

describe('certificates', () => {
  function inFiles(contents: Record<string, string>): { files: Record<string, string>; folder: string } {
    const folder = mkdtempSync(join(tmpdir(), 'filigree-otlp-'));
    const files = Object.fromEntries(Object.keys(contents).map((name) => [name, join(folder, name)]));
    for (const [name, content] of Object.entries(contents)) writeFileSync(files[name]!, content);
    return { files, folder };
  }

  test('are read from the files that the variables name, those for traces first', () => {
    const { cert, key } = certificate();
    const { files, folder } = inFiles({ ca: cert, key, cert });
    const { tls, warnings } = readEnvironment({ OTEL_EXPORTER_OTLP_CERTIFICATE: 'nowhere', OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE: files['ca'], OTEL_EXPORTER_OTLP_CLIENT_KEY: files['key'], OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE: files['cert'] });
    expect([`${tls.ca}`, `${tls.key}`, `${tls.cert}`, warnings]).toEqual([cert, key, cert, []]);
    rmSync(folder, { recursive: true });
  });

  test('that cannot be used are told, and keep no program from starting', () => {
    const { files, folder } = inFiles({ ca: 'no PEM' });
    const exporter = otlpFromEnvironment({ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://localhost:4318', OTEL_EXPORTER_OTLP_CERTIFICATE: files['ca'] })!;
    expect(warningsOf(exporter)).toEqual([expect.stringMatching(/`OTEL_EXPORTER_OTLP_CERTIFICATE`: expected it, .* to name files in PEM/)]);
    rmSync(folder, { recursive: true });
  });
});

test.each([
  ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', /`OTEL_EXPORTER_OTLP_PROTOCOL`: .*`grpc`, which filigree does not speak; `http\/protobuf` is used, most often on port 4318/],
  ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'carrier pigeon', /`OTEL_EXPORTER_OTLP_TRACES_PROTOCOL`: expected `http\/protobuf` or `http\/json`/],
  ['OTEL_EXPORTER_OTLP_COMPRESSION', 'zstd', /`OTEL_EXPORTER_OTLP_COMPRESSION`: expected `gzip` or `none`/],
  ['OTEL_EXPORTER_OTLP_TIMEOUT', '-1', /`OTEL_EXPORTER_OTLP_TIMEOUT`: expected milliseconds/],
  ['OTEL_EXPORTER_OTLP_TRACES_TIMEOUT', 'soon', /`OTEL_EXPORTER_OTLP_TRACES_TIMEOUT`: expected milliseconds/],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'api-key', /`OTEL_EXPORTER_OTLP_HEADERS`: expected `key=value,…`/],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'api-key=%zz-secret', /its entry `api-key` is left out/],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'api-key=secret%0A', /`OTEL_EXPORTER_OTLP_HEADERS`: expected the header `api-key` to have characters that HTTP allows.* it is left out/],
  ['OTEL_RESOURCE_ATTRIBUTES', 'a=1,=2', /`OTEL_RESOURCE_ATTRIBUTES`: expected `key=value,…`/],
  ['OTEL_EXPORTER_OTLP_CERTIFICATE', '/no/such/file', /`OTEL_EXPORTER_OTLP_CERTIFICATE`: expected a file that can be read \(ENOENT\)/],
  ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'collector:4318', /`OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`: expected a URL/],
])('%s=%s is told, without its value, and counts as not set', (name, value, message) => {
  const exporter = otlpFromEnvironment({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318', [name]: value })!;
  expect(warningsOf(exporter)).toEqual([expect.stringMatching(message)]);
  expect(warningsOf(exporter).join()).not.toContain('secret');
});
