import fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { record } from '../support/record.js';
import { Interpreter } from './programs/interpreter.js';
import { programs } from './programs/model.js';
import type { Step } from './programs/model.js';

const long = process.env.FILIGREE_LONG !== undefined;
const RUNS = long ? 50_000 : 2_000;
const MILLISECONDS = long ? 1_200_000 : 3_000;

/** Expected and recorded spans, one line each. */
async function compare(program: readonly Step[]) {
  const recorded = record();
  const interpreter = new Interpreter();
  await interpreter.run(program);
  const names = new Map(recorded.spans.map(({ spanId, name }) => [spanId, name]));
  return {
    expected: interpreter.expected.map(({ name, parent, status }) => `${parent?.name ?? ''} > ${name}: ${status}`).sort(),
    seen: recorded.spans.map(({ name, parentSpanId, status }) => `${parentSpanId === undefined ? '' : names.get(parentSpanId)} > ${name}: ${status}`).sort(),
    recorded,
  };
}

test(
  'any program’s spans have the parent and the status that its text says, and each ends once',
  async () => {
    await fc.assert(
      fc.asyncProperty(programs, async (program) => {
        const { expected, seen, recorded } = await compare(program);
        expect(seen).toEqual(expected);
        expect(recorded.errors).toEqual([]);
        const byId = new Map(recorded.spans.map((span) => [span.spanId, span]));
        for (const span of recorded.spans) {
          expect(span.endTime).toBeGreaterThanOrEqual(span.startTime);
          const parent = span.parentSpanId === undefined ? undefined : byId.get(span.parentSpanId);
          if (parent !== undefined) expect(span.traceId).toBe(parent.traceId);
          // One that never started keeps the time when it was prepared; what is around it may have been started later.
          if (parent !== undefined && span.neverStarted !== true) expect(span.startTime).toBeGreaterThanOrEqual(parent.startTime);
        }
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: MILLISECONDS },
    );
  },
  MILLISECONDS + 30_000,
);
