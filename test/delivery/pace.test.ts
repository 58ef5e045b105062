import { expect, test } from '@jest/globals';
import { Pace } from '../../src/exporters/delivery/pace.js';

test('calls beyond the rate wait, and stop waiting when the delivery is closed', async () => {
  const pace = new Pace(2);
  const closing = new AbortController();
  await pace.pass(closing.signal);
  await pace.pass(closing.signal);
  const third = pace.pass(closing.signal);
  closing.abort();
  await expect(third).rejects.toMatchObject({ name: 'AbortError' });
});
