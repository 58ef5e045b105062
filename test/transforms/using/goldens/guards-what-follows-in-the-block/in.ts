import { startSpan, startTrace as open } from 'filigree';
export function run(work) {
  using t = open('run');
  work();
  {
    using s = t.span('step')
    work();
  }
  for (const item of work) {
    if (!item) continue;
    await using s = startSpan('item'), other = resource();
    return item;
  }
  if (work) { using last = startSpan('last'); }
}
class A { static { using s = startSpan('static'); work(); } }
