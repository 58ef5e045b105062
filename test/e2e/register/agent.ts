/** Run by plain Node with `filigree/register`: what standard decorators can be put on, and types. Prints what was recorded. */
import { configure, flush, instrumented, span, trace } from 'filigree';
import { memory } from 'filigree/exporters/memory';
import { helper } from './helper.mts';
import type { Hit } from './helper.mts';

const recorded = memory();
configure({ exporters: [recorded], store: false });
const key: string = 'computed';

abstract class Base {
  @span base(): string {
    return 'base';
  }
}

class Agent extends Base {
  @trace({
    tags: ['prod'],
  })
  async run(question: string): Promise<string> {
    return `${this.base()} ${this.#ask(await this.find(question))} ${this[key]()} ${this.model}`;
  }
  @span.tool find = async (query: string): Promise<Hit[]> => [{ url: query }];
  @span.llm({ model: 'm' }) #ask(hits: Hit[]): string {
    return helper(hits.length);
  }
  @span accessor model: string = 'm';
  @span [key](): number {
    return 1;
  }
  @span static fail(): never {
    throw new Error('on purpose');
  }
}

const answer = await new Agent().run('why');
let thrown = '';
try {
  Agent.fail();
} catch (error) {
  thrown = /agent\.ts:\d+:\d+/.exec((error as Error).stack ?? '')?.[0] ?? 'nowhere';
}
await flush();
const spans = recorded.spans.map(({ name, status }) => `${name} ${status}`);
const { source } = recorded.spans.find(({ name }) => name === 'Agent.#ask')!;
console.log(JSON.stringify({ answer, thrown, spans, source: `${source?.file}:${source?.line}`, listed: instrumented(Agent).map(({ name }) => String(name)) }));
