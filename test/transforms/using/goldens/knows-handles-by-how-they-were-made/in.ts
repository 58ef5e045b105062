import { startSpan, startTrace } from 'filigree';
function run(t, options) {
  { using s = t.span('a parameter could be anything'); work(); }
  { using s = other('not ours'); work(); }
  { using s = startSpan('x', {}, () => resource); work(); }
  { using s = startSpan('x', options); work(); }
  const u = startTrace('x', options);
  { using s = u.span('options could be a callback'); work(); }
  let v = startTrace('v');
  { using s = v.span('a variable could change'); work(); }
  const w = startTrace('w', { tags: [] }).setInput(1);
  { using s = w.span('ours'); work(); }
  { using s = w; work(); }
  startTrace('x', (x) => { using s = x.span('ours'); work(); });
  w.span('x', async function (x) { { using s = x.span('ours'); work(); } });
  const self = self.span();
  { using s = self.span('a circle'); work(); }
  { const startSpan = other; using s = startSpan('shadowed'); work(); }
}
