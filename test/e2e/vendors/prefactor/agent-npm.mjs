/** The agent run of the comparison, through Prefactor's npm package. It has no cancelled spans and no quality records. */
import { createConfig, createCore, SpanContext } from '@prefactor/core';

const { PREFACTOR_API_TOKEN: apiToken, PREFACTOR_API_URL: apiUrl } = process.env;
const { agentManager, shutdown, tracer } = createCore(
  createConfig({ httpConfig: { apiUrl, apiToken, agentId: 'agent', agentIdentifier: '1.4.2', agentName: 'Support', agentDescription: 'Helps' } }),
);
const types = ['agent', 'filigree:llm', 'filigree:tool:search', 'filigree:tool:broken'];
const schemas = types.map((name) => ({ name, title: name, description: name, params_schema: { type: 'object' }, result_schema: { type: 'object' } }));
agentManager.registerSchema({ external_identifier: 'schema-1', span_type_schemas: schemas });
agentManager.startInstance({});

const run = tracer.startSpan({ name: 'run', spanType: 'agent', inputs: { question: 'why?' } });
await SpanContext.runAsync(run, async () => {
  const llm = tracer.startSpan({ name: 'think', spanType: 'filigree:llm', inputs: { prompt: 'hi', model: 'gpt-5.4' } });
  tracer.endSpan(llm, { outputs: { text: 'hello' }, tokenUsage: { promptTokens: 3, completionTokens: 2, totalTokens: 5 } });
  const search = tracer.startSpan({ name: 'search', spanType: 'filigree:tool:search', inputs: { query: 'x' } });
  tracer.endSpan(search, { outputs: { hits: 2 } });
  const broken = tracer.startSpan({ name: 'broken', spanType: 'filigree:tool:broken', inputs: {} });
  tracer.endSpan(broken, { error: new TypeError('no') });
});
tracer.endSpan(run, { outputs: { answer: 42 } });
agentManager.finishInstance();
await shutdown();
