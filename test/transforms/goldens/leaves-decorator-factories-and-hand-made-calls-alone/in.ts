import { span, startSpan } from 'filigree';

const llm = span({ kind: 'LLM' });
const args: any[] = [];
const custom = (value: any, context: any) => span(value, context);
startSpan(...args);
span(...args);
startSpan?.('x');

class Agent {
  @llm m() {}
  @custom n() {}
}
