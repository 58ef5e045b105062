/**
 * The real OpenTelemetry Collector: what it makes of our requests, in both encodings, with and without gzip, must mean what
 * our JSON says.
 */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, cached, run } from './cache.mjs';
import { meaningOf } from './meaning.mjs';
import { batch, EXPECTED_SPANS } from './records.mjs';
import { eventually, freePorts, serve } from './server.mjs';

const VERSION = 'v0.165.0';

const BUILDER = `
dist: { name: collector, output_path: OUT }
receivers: [{ gomod: go.opentelemetry.io/collector/receiver/otlpreceiver ${VERSION} }]
exporters: [{ gomod: github.com/open-telemetry/opentelemetry-collector-contrib/exporter/fileexporter ${VERSION} }]
`;

/** `go mod tidy`, which the builder runs otherwise, also wants the modules that tests of others import. */
function build(binary) {
  const folder = join(cache, 'collector-source');
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'builder.yaml');
  writeFileSync(config, BUILDER.replace('OUT', folder));
  const env = { ...process.env, GOFLAGS: '-mod=mod' };
  run('go', ['run', `go.opentelemetry.io/collector/cmd/builder@${VERSION}`, '--config', config, '--skip-get-modules', '--skip-compilation'], { cwd: folder, env });
  run('go', ['build', '-mod=mod', '-o', binary, '.'], { cwd: folder, env });
}

export async function collector({ otlp }) {
  const binary = cached(`collector-${VERSION}`, build);
  const [port] = await freePorts(1);
  const [config, output] = [join(cache, 'collector.yaml'), join(cache, 'collector.jsonl')];
  writeFileSync(config, `
receivers: { otlp: { protocols: { http: { endpoint: 127.0.0.1:${port} } } } }
exporters: { file: { path: ${output}, flush_interval: 100ms } }
service: { telemetry: { metrics: { level: none } }, pipelines: { traces: { receivers: [otlp], exporters: [file] } } }
`);
  rmSync(output, { force: true });
  const expected = meaningOf(await ownJson(otlp));
  const server = await serve(binary, ['--config', config], `http://127.0.0.1:${port}/`);
  try {
    for (const [index, options] of [{}, { gzip: true }, { protocol: 'json' }, { protocol: 'json', gzip: true }].entries()) {
      await otlp({ url: `http://127.0.0.1:${port}`, ...options }).export(batch, new AbortController().signal);
      const line = await eventually('the Collector to write what it got', () => linesOf(output)[index]);
      const meant = meaningOf(JSON.parse(line));
      assert.equal(meant.length, EXPECTED_SPANS);
      assert.deepEqual(meant, expected);
    }
    await checkLimit(otlp, `http://127.0.0.1:${port}`);
  } finally {
    await server.stop();
    rmSync(output, { force: true });
  }
}

/** Whole lines; it writes a request a line. */
function linesOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
}

/** The Collector takes 20 MiB and answers 400 above. */
async function checkLimit(otlp, url) {
  const spans = Array.from({ length: 30 }, () => ({ ...batch.spans[0], input: 'x'.repeat(2 ** 20) }));
  const large = { size: 30, spans, traces: [], scores: [], started: { spans: [], traces: [] } };
  await assert.rejects(otlp({ url }).export(large, new AbortController().signal), { kind: 'too-large' });
}

/** The same batch as our own JSON has it. */
async function ownJson(otlp) {
  let body = '';
  const server = createServer((request, response) => {
    request.setEncoding('utf8').on('data', (text) => (body += text)).on('end', () => response.end('{}'));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const exporter = otlp({ url: `http://127.0.0.1:${server.address().port}`, protocol: 'json' });
  await exporter.export(batch, new AbortController().signal);
  await exporter.close();
  server.close();
  return JSON.parse(body);
}
