import { expect, test } from '@jest/globals';
import { instrumented, span, trace } from 'filigree';

const names = (target: Parameters<typeof instrumented>[0]) => instrumented(target).map((member) => `${member.static ? 'static ' : ''}${String(member.name)} ${member.type}`);

test('`instrumented` lists the members of a class that are recorded', () => {
  class Agent {
    @trace
    run() {}
    @span
    step() {}
    @span
    static make() {}
    @span
    get size() {
      return 1;
    }
    plain() {}
  }
  expect(names(Agent).sort()).toEqual(['run trace', 'size span', 'static make span', 'step span']);
});

test('it lists a field before there is an object of the class', () => {
  class Tools {
    @span.tool({ model: 'm' })
    show = () => 1;
  }
  expect(names(Tools)).toEqual(['show span']);
  expect(instrumented(Tools)[0]?.options).toEqual({ kind: 'TOOL', model: 'm' });
});

test('it lists what a class-level decorator covers', () => {
  @span
  class Tools {
    add() {}
    static make() {}
    @span.skip
    quiet() {}
  }
  expect(names(Tools).sort()).toEqual(['add span', 'static make span']);
});

test('it lists a class’s own members, not those that it inherits', () => {
  class Base {
    @span
    act() {}
    @span
    rest() {}
  }
  class Child extends Base {
    @span
    override act() {}
  }
  class Bare extends Base {}
  expect(names(Base)).toEqual(['act span', 'rest span']);
  expect(names(Child)).toEqual(['act span']);
  expect(names(Bare)).toEqual([]);
});

test('a class without anything of ours gives an empty list', () => {
  expect(instrumented(class {})).toEqual([]);
});
