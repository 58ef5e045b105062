import { extract, inject, propagate, score, span, startSpan, startTrace } from 'filigree';

/** Says whether the program saw what it must see. */
type Check = (holds: boolean, what: string) => void;

/** A place where a value of the program's comes to filigree. */
export interface Point {
  readonly name: string;
  /** `false` where the value is an option or a carrier: those are read, and their getters run as the program's own reading would. */
  readonly captured: boolean;
  readonly visit: (value: any, check: Check) => unknown;
}

const point = (name: string, visit: Point['visit'], captured = true): Point => ({ name, captured, visit });

function expectThrown(value: unknown, check: Check, call: () => unknown): void {
  try {
    call();
  } catch (error) {
    return check(Object.is(error, value), 'threw another value');
  }
  check(false, 'did not throw');
}

const take = span('argument', (given: unknown) => Object.is(given, given));
const give = span('return', (given: { value: unknown }) => given.value);
const fail = span('throw', (_: unknown, given: { value: unknown }) => {
  throw given.value;
});
const takeLater = span('async argument', async (given: unknown) => {
  await null;
  return [given];
});
const failLater = span('async throw', async (given: { value: unknown }) => {
  await null;
  throw given.value;
});
const stream = span('yield', function* (given: { value: unknown }): Generator<unknown> {
  yield given.value;
  return given.value;
});
const streamLater = span('async yield', async function* (given: { value: unknown }) {
  yield [given.value];
});
const pick = span({ name: 'picked', input: (given) => given, output: () => undefined }, (given: unknown) => given);

/** A decorated member, as a TC39 decorator makes it: named by the class of `this`. */
const self = (span as any)(
  function ask(this: unknown) {
    return this;
  },
  { kind: 'method', name: 'ask', static: false, private: false, metadata: {}, addInitializer() {}, access: {} },
) as (this: unknown) => unknown;

const setters = ['setInput', 'setOutput', 'setMetadata', 'setStatus', 'setError', 'setTags', 'setModel', 'setTokenUsage', 'setCost', 'setModelParameters', 'setCompletionStartTime', 'setResult', 'start'] as const;
const endings = ['complete', 'fail', 'cancel'] as const;
const options = ['name', 'kind', 'model', 'metadata', 'tags', 'capture', 'input', 'lazy', 'payload', 'parent', 'startTime', 'endTime', 'sessionId', 'userId', 'newTrace'] as const;

/** Where the value is handed to a setter, and what the program holds meanwhile. */
const handles: Point[] = [
  ...setters.map((setter) =>
    point(setter, (value) => {
      const s = startSpan('setter') as any;
      s[setter](value);
      s.end();
    }),
  ),
  ...endings.map((ending) => point(ending, (value) => (startSpan('ending') as any)[ending](value))),
  point('addEvent', (value) => startSpan('event').addEvent('e', value).addEvent(value, value, value).end()),
];

export const points: readonly Point[] = [
  point('argument', (value, check) => check(take(value), 'returned another value')),
  point('return', (value, check) => check(Object.is(give({ value }), value), 'returned another value')),
  point('throw', (value, check) => expectThrown(value, check, () => fail(value, { value }))),
  point('async argument', async (value, check) => check(Object.is((await takeLater(value))[0], value), 'resolved to another value')),
  point('async throw', async (value, check) => {
    await failLater({ value }).then(
      () => check(false, 'did not reject'),
      (error: unknown) => check(Object.is(error, value), 'rejected with another value'),
    );
  }),
  point('yield', (value, check) => {
    const steps = stream({ value });
    check(Object.is(steps.next().value, value) && Object.is(steps.next().value, value), 'yielded another value');
  }),
  point('async yield', async (value, check) => {
    for await (const [chunk] of streamLater({ value })) check(Object.is(chunk, value), 'yielded another value');
  }),
  point('picked', (value, check) => check(Object.is(pick(value), value), 'returned another value')),
  point('this', (value, check) => check(Object.is(self.call(value), value), '`this` is another')),
  ...handles,
  ...options.map((option) =>
    point(`option ${option}`, (value, check) => {
      startSpan('option', { [option]: value } as object).end();
      check(startTrace('option', { [option]: value } as object, () => 7) === 7, 'returned another value');
    }),
  ),
  point(
    'name',
    (value) => {
      if (typeof value === 'function') return;
      startSpan(value).end();
      startTrace(value).end();
    },
    false,
  ),
  point('options', (value) => void (typeof value === 'function' || startSpan('options', value).end()), false),
  point('propagate', (value, check) => check(propagate(value, () => 7) === 7 && propagate({ sessionId: value, userId: value, tags: value, metadata: value }, () => 7) === 7, 'returned another value'), false),
  point('inject', (value) => startTrace('inject', () => void inject(value)), false),
  point('extract', (value, check) => check(extract(value, () => 7) === 7 && extract({ traceparent: value, tracestate: value, baggage: value }, () => 7) === 7, 'returned another value'), false),
  point('score', (value) => {
    score(value, 'name', 1);
    score('id', value, value, { reason: value, metadata: value });
    score('id', 'name', 1, value);
  }, false),
];
