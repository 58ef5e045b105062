import { expect, test } from '@jest/globals';
import { currentSpan, span } from 'filigree';
import { record } from '../support/record.js';

test('`capture: false` records neither arguments, result nor chunks', async () => {
  class Agent {
    @span({ capture: false })
    call(secret: string) {
      return secret;
    }
    @span({ capture: false })
    async *stream(secret: string) {
      yield secret;
      return secret;
    }
  }
  const recorded = record();
  const agent = new Agent();
  expect(agent.call('hidden')).toBe('hidden');
  for await (const chunk of agent.stream('hidden')) expect(chunk).toBe('hidden');
  expect(recorded.spans).toHaveLength(2);
  expect(JSON.stringify([recorded.spans, recorded.traces])).not.toContain('hidden');
  expect(recorded.span('Agent.stream').metadata).toEqual({ filigree: { chunks: 1 } });
});

test('`capture: false` leaves what the method says itself', () => {
  class Agent {
    @span({ capture: false })
    call(secret: string) {
      currentSpan()?.setOutput({ length: secret.length });
      return secret;
    }
  }
  const recorded = record();
  new Agent().call('hidden');
  expect(recorded.span().output).toEqual({ length: 6 });
});

test('`capture: { input: false }` of the configuration keeps all inputs out', () => {
  class Agent {
    @span
    call(secret: string) {
      currentSpan()?.setInput(secret);
      return secret.length;
    }
  }
  const recorded = record({ capture: { input: false } });
  new Agent().call('hidden');
  expect(JSON.stringify([recorded.spans, recorded.traces])).not.toContain('hidden');
  expect(recorded.span().output).toBe(6);
});

test('`capture: { output: false }` of the configuration keeps all outputs out', async () => {
  class Agent {
    @span
    call() {
      currentSpan()?.setOutput('hidden');
      return 'hidden';
    }
    @span
    async *stream() {
      yield 'hidden';
    }
  }
  const recorded = record({ capture: { output: false } });
  const agent = new Agent();
  agent.call();
  for await (const chunk of agent.stream()) expect(chunk).toBe('hidden');
  expect(recorded.spans).toHaveLength(2);
  expect(JSON.stringify([recorded.spans, recorded.traces])).not.toContain('hidden');
});
