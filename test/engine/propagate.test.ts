import { expect, test } from '@jest/globals';
import { propagate, startSpan, startTrace, trace } from 'filigree';
import { record } from '../support/record.js';

test('what is propagated is in every trace that is opened inside', async () => {
  const recorded = record();
  const result = await propagate({ sessionId: 's-1', userId: 'u-1', tags: ['beta'], metadata: { team: 'a' } }, async () => {
    await null;
    startTrace('first', () => {});
    trace('second', () => {})();
    startSpan('third', () => {});
    return 'done';
  });
  expect(result).toBe('done');
  for (const each of recorded.traces) expect(each).toMatchObject({ sessionId: 's-1', userId: 'u-1', tags: ['beta'], metadata: { team: 'a' } });
  expect(recorded.traces).toHaveLength(3);
  startTrace('outside', () => {});
  expect(recorded.trace('outside')).not.toHaveProperty('sessionId');
});

test('what a trace says itself wins', () => {
  const recorded = record();
  propagate({ sessionId: 'outer', tags: ['a', 'b'], metadata: { x: 1, y: 1 } }, () => {
    startTrace('run', { sessionId: 'own', tags: ['b', 'c'], metadata: { y: 2 } }, () => {});
  });
  expect(recorded.trace()).toMatchObject({ sessionId: 'own', tags: ['a', 'b', 'c'], metadata: { x: 1, y: 2 } });
});

test('inner calls add to outer ones and win over them', () => {
  const recorded = record();
  propagate({ sessionId: 'outer', userId: 'u', tags: ['a'], metadata: { x: 1, y: 1 } }, () =>
    propagate({ sessionId: 'inner', tags: ['b'], metadata: { y: 2 } }, () => startTrace('run', () => {})),
  );
  expect(recorded.trace()).toMatchObject({ sessionId: 'inner', userId: 'u', tags: ['a', 'b'], metadata: { x: 1, y: 2 } });
});

test('it reaches independent traces inside spans', () => {
  const recorded = record();
  startTrace('outer', (t) => {
    propagate({ sessionId: 's-1' }, () => {
      t.span('step', () => {
        startSpan('deeper', () => {
          startTrace('apart', { newTrace: true }, () => {});
        });
      });
    });
  });
  expect(recorded.trace('apart').sessionId).toBe('s-1');
  expect(recorded.trace('outer')).not.toHaveProperty('sessionId');
});

test('the current span stays current inside', () => {
  const recorded = record();
  startTrace('run', () => {
    propagate({ sessionId: 's' }, () => startSpan('step', () => {}));
  });
  expect(recorded.paths).toEqual(['run > step']);
});

test('values are taken when `propagate` is called', () => {
  const recorded = record();
  const tags = ['a'];
  propagate({ tags }, () => {
    tags.push('b');
    startTrace('run', () => {});
  });
  expect(recorded.trace().tags).toEqual(['a']);
});
