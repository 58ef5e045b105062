import { EventEmitter } from 'node:events';
import { expect, test } from '@jest/globals';
import { currentSpan, startSpan, startTrace } from 'filigree';
import { record } from '../support/record.js';

const later = () => new Promise<void>((resolve) => setTimeout(resolve, Math.random() * 5));

test('siblings under `Promise.all` get the right parents, whatever the order of their ends', async () => {
  const recorded = record();
  await startTrace('run', async () => {
    await Promise.all(
      [0, 1, 2, 3, 4].map((i) =>
        startSpan(`step ${i}`, async () => {
          await later();
          await startSpan(`inner ${i}`, later);
        }),
      ),
    );
  });
  expect([...recorded.paths].sort()).toEqual([0, 1, 2, 3, 4].flatMap((i) => [`run > step ${i}`, `run > step ${i} > inner ${i}`]).sort());
});

test('a thousand concurrent traces do not mix', async () => {
  const recorded = record();
  await Promise.all(
    Array.from({ length: 1000 }, (_, i) =>
      startTrace(`run ${i}`, async () => {
        await null;
        await startSpan(`step ${i}`, later);
      }),
    ),
  );
  expect(recorded.paths.every((path) => /^run (\d+) > step \1$/.test(path))).toBe(true);
  expect(recorded.paths).toHaveLength(1000);
});

test('`t.span` hangs under the innermost open span of its trace, else under the trace', () => {
  const recorded = record();
  startTrace('run', (t) => {
    t.span('outer', () => {
      t.span('inner', () => {});
    });
    t.span('next', () => {});
  });
  expect(recorded.paths).toEqual(['run > outer', 'run > outer > inner', 'run > next']);
});

test('`t.span` of another trace than the current one hangs under that trace', () => {
  const recorded = record();
  const other = startTrace('other');
  startTrace('run', { newTrace: true }, () => {
    startSpan('mine', () => {
      other.span('theirs', () => {});
    });
  });
  other.end();
  expect(recorded.paths).toEqual(['run > mine', 'other > theirs']);
});

test('`s.span` always hangs under its span', () => {
  const recorded = record();
  startTrace('run', (t) => {
    const a = t.span('a');
    const b = a.span('b');
    a.span('under a', () => {});
    b.span('under b', () => {});
    b.end();
    a.end();
  });
  expect(recorded.paths).toEqual(['run > a', 'run > a > b', 'run > a > under a', 'run > a > b > under b']);
});

test('`parent` puts a span or a trace under what is given, whatever is current', () => {
  const recorded = record();
  const t = startTrace('far');
  t.end();
  const s = startTrace('near');
  startSpan('child', { parent: s }, () => {});
  startTrace('agent', { parent: s }, () => {});
  s.end();
  expect(recorded.paths).toEqual(['near > child', 'near > agent']);
  expect(recorded.span('agent').kind).toBe('AGENT');
});

test('work that goes on after its span has ended belongs to what the span was part of', async () => {
  const recorded = record();
  await startTrace('run', async (t) => {
    const { promise, resolve } = withResolvers();
    t.span('ends at once', () => {
      setTimeout(() => {
        startSpan('late', () => {});
        resolve();
      }, 5);
    });
    await promise;
  });
  expect(recorded.paths).toEqual(['run > ends at once', 'run > late']);
});

test('work that goes on after its whole trace has ended is a trace of its own', async () => {
  const recorded = record();
  const { promise, resolve } = withResolvers();
  startTrace('run', () => {
    setTimeout(() => {
      startSpan('late', () => {});
      resolve();
    }, 5);
  });
  await promise;
  expect(recorded.paths).toEqual(['late > late']);
});

test('timers, microtasks, immediates and ticks keep the parent', async () => {
  const recorded = record();
  await startTrace('run', async () => {
    for (const schedule of [setTimeout, setImmediate, queueMicrotask, process.nextTick] as ((fn: () => void) => void)[]) {
      const { promise, resolve } = withResolvers();
      schedule(() => {
        startSpan(schedule.name, () => {});
        resolve();
      });
      await promise;
    }
  });
  expect(recorded.paths).toEqual(['run > setTimeout', 'run > setImmediate', 'run > queueMicrotask', 'run > nextTick']);
});

test('a listener runs in the context of who emits', () => {
  const recorded = record();
  const emitter = new EventEmitter();
  startTrace('listening', () => {
    emitter.on('event', () => startSpan('handle', () => {}));
  });
  startTrace('emitting', () => void emitter.emit('event'));
  expect(recorded.paths).toEqual(['emitting > handle']);
});

test('a handle that was made inside a callback does not stay current outside of it', async () => {
  record();
  await startTrace('run', async (t) => {
    t.span('step', () => void startSpan('left open'));
    expect(currentSpan()).toBeUndefined();
  });
});

function withResolvers() {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
