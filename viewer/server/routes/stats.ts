import { statsOf } from '../../answers/stats.js';
import { json } from '../respond.js';
import type { Stats } from '../../api/types.js';
import type { Handler } from '../routes.js';

const ANY_TIME = [0, Number.MAX_SAFE_INTEGER] as const;

export const stats: Handler = async (context, _path, given) => {
  const from = given.integer('from', 0, ANY_TIME);
  const to = given.integer('to', Number.MAX_SAFE_INTEGER, ANY_TIME);
  const bucket = given.choice('bucket', ['hour', 'minute', 'day']);
  const { partial, traces } = await context.matching(given.text('q'), { from, to });
  // Not beside traces that are gone: their spans are passed over one by one.
  const all = traces.length === context.index.traces.length;
  const sums = context.remember(`stats ${bucket} ${from} ${to} ${traces.length} ${given.text('q')}`, () => statsOf(traces, all, context.index, context.rows, bucket));
  return json({ ...sums, partial: partial || undefined } satisfies Stats);
};
