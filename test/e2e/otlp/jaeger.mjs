/** Jaeger, built from its Go module, with its store in memory: our requests sent, and read back through its own API. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, cached, run } from './cache.mjs';
import { batch, EXPECTED_SPANS, traceIds } from './records.mjs';
import { eventually, freePorts, serve } from './server.mjs';

const VERSION = 'v1.76.0';

/** From a module of its own: `go install` refuses a module that replaces others, as Jaeger does. */
function build(binary) {
  const folder = join(cache, 'jaeger-source');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'go.mod'), 'module jaeger-of-the-tests\n\ngo 1.25\n');
  const options = { cwd: folder, env: { ...process.env, GOFLAGS: '-mod=mod' } };
  run('go', ['get', `github.com/jaegertracing/jaeger@${VERSION}`], options);
  run('go', ['build', '-o', binary, 'github.com/jaegertracing/jaeger/cmd/jaeger'], options);
}

function configOf({ otlp, query, grpc }) {
  return `
service:
  extensions: [jaeger_storage, jaeger_query]
  telemetry: { metrics: { level: none } }
  pipelines: { traces: { receivers: [otlp], exporters: [jaeger_storage_exporter] } }
extensions:
  jaeger_storage: { backends: { memory: { memory: { max_traces: 1000 } } } }
  jaeger_query: { storage: { traces: memory }, http: { endpoint: "127.0.0.1:${query}" }, grpc: { endpoint: "127.0.0.1:${grpc}" } }
receivers: { otlp: { protocols: { http: { endpoint: "127.0.0.1:${otlp}" } } } }
exporters: { jaeger_storage_exporter: { trace_storage: memory } }
`;
}

export async function jaeger({ otlp }) {
  const binary = cached(`jaeger-${VERSION}`, build);
  const [port, query, grpc] = await freePorts(3);
  const config = join(cache, 'jaeger.yaml');
  writeFileSync(config, configOf({ otlp: port, query, grpc }));
  const server = await serve(binary, ['--config', config], `http://127.0.0.1:${query}/api/services`);
  try {
    await otlp({ url: `http://127.0.0.1:${port}` }).export(batch, new AbortController().signal);
    const whole = await read(query, traceIds.whole, EXPECTED_SPANS - 1);
    check(whole);
    assert.deepEqual((await read(query, traceIds.alone, 1)).spans.map((span) => span.operationName), ['execute_tool alone']);
  } finally {
    await server.stop();
  }
}

function read(query, traceId, count) {
  return eventually(`Jaeger to have ${count} spans of trace ${traceId}`, async () => {
    const answer = await fetch(`http://127.0.0.1:${query}/api/traces/${traceId}`);
    if (!answer.ok) return undefined;
    const [trace] = (await answer.json()).data;
    return trace.spans.length === count ? trace : undefined;
  });
}

function check({ processes, spans }) {
  const service = Object.values(processes)[0];
  assert.equal(service.serviceName, 'filigree-e2e');
  const tag = (span, key) => span.tags.find((one) => one.key === key)?.value;
  const named = (name) => spans.find((span) => span.operationName === name) ?? assert.fail(`expected a span called ${name}`);
  assert.equal(tag(named('chat gpt-5.4'), 'gen_ai.usage.input_tokens'), 150);
  assert.equal(tag(named('execute_tool search'), 'error'), true);
  assert.equal(tag(named('cancelled'), 'filigree.status'), 'CANCELLED');
  const root = named('e2e');
  assert.equal(root.references.filter(({ refType }) => refType === 'CHILD_OF').length, 0);
  const agent = named('invoke_agent Agent.run');
  assert.equal(agent.references[0].spanID, root.spanID);
  assert.equal(named('evaluation helpful').references[0].spanID, agent.spanID);
}
