import { span, trace, startSpan } from 'filigree';
import * as f from 'filigree';

const Agent = class { @span.llm run({ q }: Query, [k] = [5], mode: Mode = 'fast', ...rest: string[]) {} };
const Named = class Inner { @f.span.tool() static #find(q = startSpan()) {} };
export default class { @trace run() {} }
const tools = {
  lookup: f.span.retriever({}, ({ q, k = 5 }: Query) => q),
  async nested(q: string) { return span({}, () => startSpan()); },
  deep: { method: span({ skip: [] }, function (this: Agent, q: string) {}) },
};
const make = (step = startSpan()) => class { @span run() {} };
exports.handler = class { @span handle(event: Event) {} };
