import { span, startSpan } from 'filigree';
async function plain() {
  using s = startSpan('plain');
  await 1;
}
const arrow = async () => { using s = startSpan('arrow'); };
class Agent {
  async #hidden() { if (this) { using s = startSpan('hidden'); await super.x; } }
  @span async decorated() { using s = startSpan('decorated'); await 1; }
  @span field = async () => { using s = startSpan('field'); await 1; };
  async outer() { const inner = async () => { using s = startSpan('inner'); await 1; }; }
}
const wrapped = span({ kind: 'TOOL' }, async () => { using s = startSpan('wrapped'); await 1; });
startSpan('callback', async () => { using s = startSpan('in it'); await 1; });
/** @span */
async function annotated() { using s = startSpan('annotated'); await 1; }
async function* generator() { using s = startSpan('generator'); yield 1; }
