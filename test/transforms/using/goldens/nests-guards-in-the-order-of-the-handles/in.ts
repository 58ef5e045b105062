import * as f from 'filigree';
function run() {
  using t = f.startTrace('run'), s = t.span('a');
  using file = open();
  using u = (s.span('b') as SpanContext).setInput(1);
  work();
}
