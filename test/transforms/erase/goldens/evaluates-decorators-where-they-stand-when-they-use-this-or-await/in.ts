import { span } from 'filigree';

export async function make(this: { model: string }) {
  return class Agent {
    @span.llm({ model: this.model }) ask() {}
    @span(await options()) run() {}
  };
}
