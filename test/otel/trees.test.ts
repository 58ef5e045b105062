import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { span, startSpan, startTrace } from 'filigree';
import { bothTracers, context, trace } from './support.js';

const both = bothTracers();
const { active } = both;

test('a trace hangs under the active OpenTelemetry span, and OpenTelemetry spans under ours, in turns', async () => {
  await active('request', () =>
    startTrace('agent', (t) => t.span('step', async () => {
      await sleep(1);
      return active('http', async () => {
        await sleep(1);
        return startSpan('parse', () => active('db', () => 1));
      });
    })));
  expect(both.paths()).toEqual([
    'request',
    'request > agent',
    'request > agent > step',
    'request > agent > step > http',
    'request > agent > step > http > parse',
    'request > agent > step > http > parse > db',
  ]);
});

test("filigree's own tree is the same with and without OpenTelemetry's spans in between", () => {
  active('request', () => startTrace('agent', () => startSpan('step', () => active('http', () => startSpan('parse', () => {})))));
  expect(both.recorded.paths).toEqual(['agent > step', 'agent > step > parse']);
  const [parse, step] = both.recorded.spans;
  expect([parse?.traceId, parse?.parentSpanId]).toEqual([step?.traceId, step?.spanId]);
});

test('two traces inside one OpenTelemetry span keep ids of their own', () => {
  active('request', () => {
    startTrace('first', () => {});
    startTrace('second', () => {});
  });
  const [first, second] = both.recorded.traces;
  expect(first?.traceId).not.toBe(second?.traceId);
  expect(first?.otel).toEqual(second?.otel);
  expect(both.paths()).toEqual(['request', 'request > first', 'request > second']);
});

test('with no OpenTelemetry span around it, a trace is the root of both', () => {
  startTrace('agent', (t) => {
    active('http', () => {});
    t.span('step', () => active('db', () => {}));
  });
  expect(both.paths()).toEqual(['agent', 'agent > http', 'agent > step', 'agent > step > db']);
  expect(both.recorded.trace().otel).toBeUndefined();
});

test('siblings under `Promise.all` have their own OpenTelemetry children', async () => {
  const fetchPage = span({ name: 'page' }, async (ms: number) => {
    await sleep(ms);
    return active(`http ${ms}`, async () => {
      await sleep(4 - ms);
      return startSpan(`parse ${ms}`, () => {});
    });
  });
  await active('request', () => startTrace('crawl', () => Promise.all([fetchPage(3), fetchPage(1)])));
  expect(both.paths().filter((path) => path.includes('parse'))).toEqual([
    'request > crawl > page > http 1 > parse 1',
    'request > crawl > page > http 3 > parse 3',
  ]);
  expect(new Set(both.spans.filter(({ name }) => name.startsWith('http')).map((http) => http.parentSpanContext?.spanId)).size).toBe(2);
});

test("a generator's body keeps its context, also when an OpenTelemetry span of the consumer takes the steps", async () => {
  const answer = span({ name: 'answer' }, async function* () {
    active('model', () => {});
    yield 1;
    await sleep(1);
    active('model again', () => {});
  });
  await active('request', () => startTrace('agent', async () => {
    const chunks = answer();
    await active('consumer', async () => {
      for await (const chunk of chunks) startSpan(`use ${chunk}`, () => {});
    });
  }));
  expect(both.paths()).toEqual([
    'request',
    'request > agent',
    'request > agent > answer',
    'request > agent > answer > model',
    'request > agent > answer > model again',
    'request > agent > consumer',
    'request > agent > consumer > use 1',
  ]);
});

test('a handle is the parent until it ends, and what was around it afterwards', () => {
  active('request', () => {
    const t = startTrace('agent');
    {
      using s = startSpan('step');
      active('inside', () => {});
      s.setOutput(1);
    }
    active('between', () => {});
    t.end();
    active('after', () => {});
  });
  expect(both.paths()).toEqual(['request', 'request > after', 'request > agent', 'request > agent > between', 'request > agent > step', 'request > agent > step > inside']);
});

test('a handle that outlives the OpenTelemetry span around it is not under its parent for what comes next', () => {
  startTrace('agent', () => {
    const left = active('http', () => startSpan('left'));
    active('next', () => {});
    startSpan('inside left', () => {});
    left.end();
  });
  expect(both.paths()).toEqual(['agent', 'agent > http', 'agent > http > left', 'agent > http > left > inside left', 'agent > next']);
});

test('an OpenTelemetry span that was active before our parent was opened does not come between', () => {
  active('request', () => startTrace('agent', () => {
    const left = active('http', () => startSpan('left'));
    startSpan('inside left', () => {});
    left.end();
  }));
  expect(both.paths()).toContain('request > agent > http > left > inside left');
});

test('a span with a parent that the user named hangs under that one, whatever OpenTelemetry has active', () => {
  const t = startTrace('agent');
  const step = t.span('step');
  step.end();
  t.end();
  active('elsewhere', () => startSpan('late', { parent: step }, () => active('http', () => {})));
  expect(both.paths()).toEqual(['agent', 'agent > step', 'agent > step > late', 'agent > step > late > http', 'elsewhere']);
});

test('errors leave both contexts as they were', () => {
  expect(() => active('request', () => startTrace('agent', () => active('http', () => startSpan('parse', () => {
    throw new TypeError('bad json');
  }))))).toThrow('bad json');
  active('next', () => {});
  expect(both.paths()).toEqual(['next', 'request', 'request > agent', 'request > agent > http', 'request > agent > http > parse']);
  expect(both.recorded.span('parse')).toMatchObject({ status: 'ERROR', error: { type: 'TypeError' } });
});

test('a timer that outlives its span hangs under the nearest open one', async () => {
  let late: Promise<void> | undefined;
  await startTrace('agent', async () => {
    startSpan('short', () => {
      late = sleep(2).then(() => active('http', () => {}));
    });
    await late;
  });
  expect(both.paths()).toEqual(['agent', 'agent > http', 'agent > short']);
});

test('a context that OpenTelemetry kept from inside a span leads back to that span', () => {
  startTrace('agent', (t) => {
    const kept = t.span('step', () => context.active());
    context.with(kept, () => active('callback', () => {}));
  });
  expect(both.paths()).toEqual(['agent', 'agent > step', 'agent > step > callback']);
});

test('`newTrace` is a trace of its own for filigree, and stays in the request for OpenTelemetry', () => {
  active('request', () => startTrace('agent', (t) => t.span('step', () => startTrace('job', { newTrace: true }, () => {}))));
  const { link, otel, traceId } = both.recorded.trace('job');
  expect(traceId).not.toBe(both.recorded.trace('agent').traceId);
  expect(link).toEqual({ traceId: both.recorded.trace('agent').traceId, spanId: both.recorded.span('step').spanId, otel: { traceId: otel?.traceId } });
  expect(both.paths()).toContain('request > job');
});

test('entries of the context that are not spans reach what runs inside ours', () => {
  const key = Symbol('baggage');
  const seen = context.with(context.active().setValue(key, 'kept'), () => startTrace('agent', () => context.active().getValue(key)));
  expect(seen).toBe('kept');
});

test('the active context is one object for as long as nothing changes', () => {
  startTrace('agent', () => expect(context.active()).toBe(context.active()));
  expect(trace.getActiveSpan()).toBeUndefined();
});
