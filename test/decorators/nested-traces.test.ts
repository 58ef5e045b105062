import { expect, test } from '@jest/globals';
import { span, trace } from 'filigree';
import { record } from '../support/record.js';

class Sub {
  @trace({ tags: ['sub'] })
  async help() {
    await null;
    return this.step();
  }
  @trace({ newTrace: true })
  async apart() {
    await null;
    return this.step();
  }
  @span
  step() {
    return 1;
  }
}

class Main {
  @trace
  async run(what: 'help' | 'apart') {
    return this.plan(what);
  }
  @span
  async plan(what: 'help' | 'apart') {
    const result = await new Sub()[what]();
    new Sub().step();
    return result;
  }
}

test('a trace inside a trace is an AGENT span of it', async () => {
  const recorded = record();
  await new Main().run('help');
  expect(recorded.traces).toHaveLength(1);
  expect(recorded.span('Sub.help')).toMatchObject({ kind: 'AGENT', tags: ['sub'] });
  expect(recorded.paths).toEqual([
    'Main.run > Main.plan',
    'Main.run > Main.plan > Sub.help',
    'Main.run > Main.plan > Sub.help > Sub.step',
    'Main.run > Main.plan > Sub.step',
  ]);
});

test('`newTrace: true` is a trace of its own that links to the span around it', async () => {
  const recorded = record();
  await new Main().run('apart');
  const main = recorded.trace('Main.run');
  expect(recorded.trace('Sub.apart').link).toEqual({ traceId: main.traceId, spanId: recorded.span('Main.plan').spanId });
  expect(recorded.paths).toEqual(['Main.run > Main.plan', 'Sub.apart > Sub.step', 'Main.run > Main.plan > Sub.step']);
});

test('an outermost trace links to nothing', async () => {
  const recorded = record();
  await new Sub().apart();
  expect(recorded.trace()).not.toHaveProperty('link');
});
