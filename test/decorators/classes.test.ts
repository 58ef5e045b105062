import { expect, test } from '@jest/globals';
import { span, stats, trace } from 'filigree';
import { record } from '../support/record.js';

test('a class-level decorator records every public method of the class', () => {
  @span
  class Tools {
    add(a: number, b: number) {
      return a + b;
    }
    static make() {
      return new Tools();
    }
    #hidden() {
      return 1;
    }
    get size() {
      return this.#hidden();
    }
  }
  const recorded = record();
  const tools = Tools.make();
  expect(tools.add(1, 2)).toBe(3);
  expect(tools.size).toBe(1);
  expect(recorded.spans.map(({ name, input }) => [name, input])).toEqual([
    ['Tools.make', undefined],
    ['Tools.add', { a: 1, b: 2 }],
  ]);
});

test('`@span.skip` leaves a method out', () => {
  @span
  class Tools {
    add(a: number) {
      return a;
    }
    @span.skip
    quiet() {
      return 1;
    }
    @span.skip
    static still() {
      return 2;
    }
  }
  const recorded = record();
  expect([new Tools().add(1), new Tools().quiet(), Tools.still()]).toEqual([1, 1, 2]);
  expect(recorded.spans.map(({ name }) => name)).toEqual(['Tools.add']);
});

test('options of a class-level decorator are those of each method, but for the name', () => {
  @span.tool({ name: 'ignored', metadata: { team: 'a' } })
  class Tools {
    add() {}
    sub() {}
  }
  const recorded = record();
  new Tools().add();
  new Tools().sub();
  expect(recorded.spans.map(({ name, kind, metadata }) => [name, kind, metadata])).toEqual([
    ['Tools.add', 'TOOL', { team: 'a' }],
    ['Tools.sub', 'TOOL', { team: 'a' }],
  ]);
});

test('a method’s own decorator wins over that of its class', () => {
  @span.tool
  class Tools {
    @span.llm('ask')
    ask() {}
  }
  const recorded = record();
  new Tools().ask();
  expect(recorded.span()).toMatchObject({ name: 'ask', kind: 'LLM' });
});

test('`@trace` on a class makes each outermost call a trace, and calls inside it spans', () => {
  @trace
  class Agent {
    run() {
      return this.step();
    }
    step() {
      return 1;
    }
  }
  const recorded = record();
  new Agent().run();
  expect(recorded.traces.map(({ name }) => name)).toEqual(['Agent.run']);
  expect(recorded.paths).toEqual(['Agent.run > Agent.step']);
  expect(recorded.span().kind).toBe('AGENT');
});

test('the class itself is the same class: its name, statics, `instanceof` and constructor', () => {
  @span
  class Tools {
    static version = 3;
    readonly size: number;
    constructor(size = 1) {
      this.size = size;
    }
    add() {}
  }
  record();
  const tools = new Tools(4);
  expect([Tools.name, Tools.version, tools.size]).toEqual(['Tools', 3, 4]);
  expect(tools).toBeInstanceOf(Tools);
  expect(tools.constructor).toBe(Tools);
});

test('a method that a subclass overrides is recorded when the subclass is decorated itself', () => {
  @span
  class Base {
    act() {
      return 'base';
    }
    rest() {
      return 'rest';
    }
  }
  class Plain extends Base {
    override act() {
      return 'plain';
    }
  }
  const recorded = record();
  expect([new Plain().act(), new Plain().rest()]).toEqual(['plain', 'rest']);
  expect(recorded.spans.map(({ name }) => name)).toEqual(['Base.rest']);
});

test('methods that cannot be replaced stay as they are, which is told once and counted', () => {
  const recorded = record();
  class Tools {
    add() {
      return 1;
    }
    sub() {
      return 2;
    }
    static make() {
      return new Tools();
    }
  }
  const { ignored } = stats();
  Object.freeze(Tools.prototype);
  (span as unknown as (target: unknown) => void)(Tools);
  expect([new Tools().add(), Tools.make().sub()]).toEqual([1, 2]);
  expect(recorded.spans.map(({ name }) => name)).toEqual(['Tools.make']);
  expect(recorded.errors.map(({ code }) => code)).toEqual(['FILIGREE_NOT_INSTRUMENTED']);
  expect(recorded.errors[0]?.message).toContain('`Tools.add`, `Tools.sub`');
  expect((stats().ignored['decorator on a locked method'] ?? 0) - (ignored['decorator on a locked method'] ?? 0)).toBe(2);
});
