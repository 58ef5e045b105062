/** The agent run of the comparison, through the built package. Tools are short; the model call goes on until Prefactor knows of it. */
import { configure, score, shutdown, span, startTrace } from 'filigree';
import { prefactor } from 'filigree/exporters/prefactor';

const exporter = prefactor({ agentId: 'agent', environmentId: 'environment', agentIdentifier: '1.4.2', agentName: 'Support', agentDescription: 'Helps' });
configure({ store: false, exporters: [exporter] });

const search = span.tool('search', (query) => ({ hits: query === 'x' ? 2 : 0 }));
const broken = span.tool('broken', () => {
  throw new TypeError('no');
});

await startTrace('run', { input: { question: 'why?' } }, async (t) => {
  await t.span('think', { kind: 'LLM', model: 'gpt-5.4', input: { prompt: 'hi' } }, async (s) => {
    await s.remoteId('prefactor');
    s.setTokenUsage({ promptTokens: 3, completionTokens: 2 }).setOutput({ text: 'hello' });
  });
  search('x');
  try {
    broken();
  } catch {}
  t.span('never', { kind: 'TOOL', lazy: true }).cancel();
  t.setOutput({ answer: 42 });
  score(t, 'helpful', 0.9);
});
await shutdown();
