import { hostileValues } from '../support/hostile.js';
import type { Shape } from '../support/shape.js';

/** Each hostile value goes in and comes out, and a neighbour is called beside it. */
export const shapes: Shape[] = hostileValues.map(({ name, row, make, pending = false }) => ({
  name: `${name} can be an argument and a result`,
  row,
  async run(t, see) {
    const { value, touched = () => 0 } = make();
    const same = t.wrap('same', (given: unknown) => Object.is(given, value));
    const back = t.wrap('back', () => value);
    const later = t.wrap('later', async (given: unknown) => [given]);
    const neighbour = t.wrap('neighbour', (n: number) => n);
    see('arrived', same(value));
    see('returned', Object.is(back(), value));
    see('resolved', Object.is((await later(value))[0], value));
    see('neighbour', neighbour(1));
    see('side effects', touched());
  },
  truth: ['same: ok', ...(pending ? [] : ['back: ok']), 'later: ok', 'neighbour: ok'],
}));
