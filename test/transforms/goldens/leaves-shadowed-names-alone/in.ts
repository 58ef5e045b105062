import { span, trace, startSpan } from 'filigree';
import * as f from 'filigree';

function parameter(span: any) {
  return class A { @span m() {} };
}
function destructured({ deep: [trace], ...f }: any) {
  class B { @trace m() {} @f.span n() {} }
}
function hoisted() {
  class C { @span m() {} }
  if (true) { var span: any; }
}
{
  const trace: any = 1;
  class D { @trace m() {} }
}
for (const span of []) { class E { @span m() {} } }
for (let trace = 0; ; ) { class F { @trace m() {} } }
try {} catch (span) { class G { @span m() {} } }
switch (1) { case 1: let span: any; class H { @span m() {} } }
class I { static { var span: any; class J { @span m() {} } } }
namespace K { export const startSpan: any = 1; startSpan(); }
const L = function trace() { class M { @trace m() {} } };
const inner = () => { function span() {} class N { @span m() {} } };

class Seen { @span m() { const trace = 1; } @trace n() {} }
