/** Arize Phoenix from PyPI: our requests sent, and read back through its own API. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, cached, run } from './cache.mjs';
import { batch, EXPECTED_SPANS, traceIds } from './records.mjs';
import { eventually, freePorts, serve } from './server.mjs';

const VERSION = '20.26.1';

function install(folder) {
  try {
    run('python3', ['-m', 'venv', folder]);
    run(join(folder, 'bin/pip'), ['install', '--quiet', `arize-phoenix==${VERSION}`]);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

export async function phoenix({ otlp }) {
  const folder = cached(`phoenix-${VERSION}`, install);
  const [port, grpc] = await freePorts(2);
  const data = join(cache, 'phoenix-data');
  rmSync(data, { recursive: true, force: true });
  const url = `http://127.0.0.1:${port}`;
  const env = { PHOENIX_WORKING_DIR: data, PHOENIX_HOST: '127.0.0.1', PHOENIX_PORT: `${port}`, PHOENIX_GRPC_PORT: `${grpc}`, PHOENIX_TELEMETRY_ENABLED: 'false' };
  const server = await serve(join(folder, 'bin/phoenix'), ['serve'], `${url}/healthz`, { env, seconds: 180 });
  try {
    for (const gzip of [false, true]) await otlp({ url, gzip }).export(batch, new AbortController().signal);
    const spans = await eventually(`Phoenix to have ${EXPECTED_SPANS} spans`, () => read(url));
    check(spans);
  } finally {
    await server.stop();
  }
}

async function read(url) {
  const answer = await fetch(`${url}/v1/projects/default/spans?limit=100`);
  if (!answer.ok) return undefined;
  const { data } = await answer.json();
  return data.length >= EXPECTED_SPANS ? data : undefined;
}

function check(spans) {
  assert.equal(spans.length, EXPECTED_SPANS, 'sent twice, every span is there once');
  const named = (name) => spans.find((span) => span.name === name) ?? assert.fail(`expected a span called ${name}, got ${spans.map((span) => span.name).join(', ')}`);
  const root = named('e2e');
  assert.equal(root.context.trace_id, traceIds.whole);
  assert.equal(root.parent_id ?? null, null);
  assert.equal(root.attributes['session.id'], 's-1');
  const llm = named('chat gpt-5.4');
  assert.equal(llm.span_kind, 'LLM');
  assert.equal(llm.attributes['llm.token_count.prompt'], 150);
  assert.equal(llm.attributes['llm.input_messages.0.message.content'], 'Be brief.');
  assert.equal(llm.attributes['llm.output_messages.0.message.content'], 'A tree.');
  const failed = named('execute_tool search');
  assert.equal(failed.status_code, 'ERROR');
  assert.equal(failed.events[0].name, 'exception');
  assert.equal(named('invoke_agent Agent.run').span_kind, 'AGENT');
}
