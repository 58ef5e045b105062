import { expect, test } from '@jest/globals';
import { span, trace } from 'filigree';
import { record } from '../support/record.js';

test('a bare decorator names the span after its class and method', () => {
  class Agent {
    @trace
    run() {
      return this.look();
    }
    @span
    look() {
      return 1;
    }
  }
  const recorded = record();
  expect(new Agent().run()).toBe(1);
  expect(recorded.paths).toEqual(['Agent.run > Agent.look']);
});

test('a decorator that is called without arguments does the same', () => {
  class Agent {
    @trace()
    run() {
      return this.look();
    }
    @span()
    look() {
      return 1;
    }
  }
  const recorded = record();
  new Agent().run();
  expect(recorded.paths).toEqual(['Agent.run > Agent.look']);
});

test('a name can be given, alone or among the options', () => {
  class Agent {
    @trace('the run')
    run() {
      this.one();
      this.two();
      this.three();
    }
    @span('first')
    one() {}
    @span({ name: 'second' })
    two() {}
    @span('third', { kind: 'TOOL' })
    three() {}
  }
  const recorded = record();
  new Agent().run();
  expect(recorded.paths).toEqual(['the run > first', 'the run > second', 'the run > third']);
  expect(recorded.span('third').kind).toBe('TOOL');
});

test('options reach the records', () => {
  class Agent {
    @trace({ tags: ['prod'], sessionId: 's-1', userId: 'u-1', metadata: { team: 'a' } })
    run() {
      this.answer();
    }
    @span({ kind: 'LLM', model: 'gpt-5.4', metadata: { temperature: 0 }, tags: ['slow'] })
    answer() {}
  }
  const recorded = record();
  new Agent().run();
  expect(recorded.trace()).toMatchObject({ tags: ['prod'], sessionId: 's-1', userId: 'u-1', metadata: { team: 'a' } });
  expect(recorded.span()).toMatchObject({ kind: 'LLM', model: 'gpt-5.4', metadata: { temperature: 0 }, tags: ['slow'] });
});

test('options are read when the class is defined: changing their objects later changes nothing', () => {
  const metadata = { team: 'a' };
  const tags = ['prod'];
  class Agent {
    @trace({ metadata, tags })
    run() {}
  }
  const recorded = record();
  new Agent().run();
  metadata.team = 'b';
  tags.push('dev');
  new Agent().run();
  expect(recorded.traces.map((each) => [each.metadata, each.tags])).toEqual([
    [{ team: 'a' }, ['prod']],
    [{ team: 'a' }, ['prod']],
  ]);
});

test('a method that is called without its object has its own name, and gets its full name back', () => {
  class Agent {
    @span
    look(this: unknown) {
      return 1;
    }
  }
  const recorded = record();
  const agent = new Agent();
  const { look } = agent;
  look();
  agent.look();
  expect(recorded.spans[0]?.name).toMatch(/^(Agent\.)?look$/);
  expect(recorded.spans[1]?.name).toBe('Agent.look');
});
