import { startSpan, startTrace } from 'filigree';
const t = startTrace('agent');
t.span('literal');
async function step(unknown) {
  t.span({ kind: 'LLM' });
  unknown.span();
  await t.span('callback', async (s) => { s.span(); t.span(s => s.span()); });
  const child = t.span().setInput(1);
  child.span(name);
}
export const u = startSpan();
u.span(...args);
u.other.span();
