import { expect, test } from '@jest/globals';
import { instrumented, span } from 'filigree';
import { record } from '../support/record.js';

class Agent {
  #key = 'k';

  run(query: string) {
    return this.#call(query);
  }

  @span
  #call(query: string) {
    return `${query} ${this.#key}`;
  }

  @span
  static #make() {
    return new Agent();
  }

  static make() {
    return Agent.#make();
  }

  @span
  get #size() {
    return this.#key.length;
  }

  size() {
    return this.#size;
  }

  @span
  #field = (n: number) => n + this.#key.length;

  useField(n: number) {
    return this.#field(n);
  }
}

test('`#private` methods, statics, getters and fields are recorded under their names', () => {
  const recorded = record();
  const agent = Agent.make();
  expect([agent.run('bees'), agent.size(), agent.useField(1)]).toEqual(['bees k', 1, 2]);
  expect(recorded.spans.map(({ name }) => name).slice(0, 3)).toEqual(['Agent.#make', 'Agent.#call', 'Agent.#size']);
  expect(recorded.spans[3]?.name).toMatch(/#field$/);
  expect(recorded.span('Agent.#call').input).toEqual({ query: 'bees' });
});

test('`instrumented` lists them', () => {
  expect(instrumented(Agent).map(({ name }) => name).sort()).toEqual(['#call', '#field', '#make', '#size']);
});
