import { expect, test } from '@jest/globals';
import { span, startTrace } from 'filigree';
import type { DeclaredSpan } from 'filigree';
import { exporterOf, Host, send, server, Tape } from './harness.js';

function hostWith(...tools: string[]) {
  const host = new Host();
  const declared: DeclaredSpan[] = tools.map((name) => ({ name, kind: 'TOOL' }));
  host.declared = () => declared;
  return { host, declared };
}

async function runWith(host: Host, tool: string, options = {}) {
  const tape = new Tape();
  startTrace('run', { newTrace: true }, (t) => t.span(tool, { kind: 'TOOL' }, () => {}));
  await send(exporterOf(options, host), tape.commit().batches);
}

const schemas = () => [...server.instances.values()].map(({ registration }) => registration['agent_schema_version']);
const typesOf = (schema: any): string[] => schema.span_type_schemas.map(({ name }: { name: string }) => name);

test('every kind and every declared tool is declared to Prefactor, and nothing else is emitted', async () => {
  const { host } = hostWith('Tools.search');
  await runWith(host, 'Tools.search');
  expect(typesOf(schemas()[0])).toEqual([
    'filigree:agent', 'filigree:tool', 'filigree:llm', 'filigree:retriever', 'filigree:chain', 'filigree:embedding', 'filigree:reranker',
    'filigree:guardrail', 'filigree:evaluator', 'filigree:other', 'filigree:tool:Tools.search',
  ]);
  expect(server.spanNamed('Tools.search').schema_name).toBe('filigree:tool:Tools.search');
  expect(server.violations).toEqual([]);
});

test('a tool that was not declared goes by its kind', async () => {
  await runWith(hostWith('Tools.search').host, 'unheard of');
  expect(server.spanNamed('unheard of').schema_name).toBe('filigree:tool');
});

test('the names of decorated members are taken as they are declared', async () => {
  class Tools {
    @span.tool('lookup: orders')
    lookup() {}
  }
  const tape = new Tape();
  startTrace('run', () => new Tools().lookup());
  await send(exporterOf(), tape.commit().batches);
  expect(server.spanNamed('lookup: orders').schema_name).toBe('filigree:tool:lookup_orders');
  expect(server.violations).toEqual([]);
});

test('the same classes give the same version in every process, in any order', async () => {
  await runWith(hostWith('a', 'b').host, 'a');
  await runWith(hostWith('b', 'a').host, 'b');
  const [one, other] = schemas();
  expect(one).toEqual(other);
  expect(one.external_identifier).toMatch(/^filigree-[0-9a-f]{32}$/);
});

test('a tool that is declared later is in the version of the next instance', async () => {
  const { declared, host } = hostWith('a');
  const exporter = exporterOf({}, host);
  for (const tool of ['a', 'b']) {
    const tape = new Tape();
    startTrace('run', { newTrace: true }, (t) => t.span(tool, { kind: 'TOOL' }, () => {}));
    await send(exporter, tape.commit().batches);
    declared.push({ name: 'b', kind: 'TOOL' });
  }
  expect(schemas().map((schema) => typesOf(schema).length)).toEqual([11, 12]);
  expect(server.violations).toEqual([]);
});

test('parameters and results have schemas', async () => {
  await runWith(hostWith().host, 'a');
  for (const { params_schema: params, result_schema: result, title } of schemas()[0].span_type_schemas) {
    expect([typeof title, params.type, result.type]).toEqual(['string', 'object', 'object']);
  }
});

test('the agent and its version are registered as they were given', async () => {
  await runWith(hostWith().host, 'a', { agentIdentifier: '1.4.2', agentName: 'Support', agentDescription: 'Helps', environmentId: 'env', purpose: 'eval' });
  expect(server.onlyInstance.registration).toMatchObject({
    agent_id: 'agent',
    environment_id: 'env',
    purpose: 'eval',
    agent_version: { external_identifier: '1.4.2', name: 'Support', description: 'Helps' },
  });
});
