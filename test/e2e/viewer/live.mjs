/** What is recorded while one looks. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

/** `tell('span')` makes the program record a span. */
export async function liveTail(open, ids, tell) {
  const id = ids.at(-1);
  const page = await open(`/trace/${id}`);
  const tail = await page.context().newPage();
  await tail.goto(page.url().replace(/\/trace.*/, '/live'));
  await tail.waitForSelector('.live-grid .row');
  await page.bringToFront();
  await page.waitForSelector('.span-grid .rows-window .row');
  await sleep(300);
  tell('span');
  await page.getByText('live step 1').waitFor({ timeout: 5_000 });
  tell('span');
  await page.getByText('live step 2').waitFor({ timeout: 5_000 });
  await tail.locator('.live-what', { hasText: '+1 span' }).first().waitFor({ timeout: 5_000 });
  tell('end');
  await page.locator('.trace-head .status-COMPLETED').waitFor({ timeout: 5_000 });
  await tail.locator('.live-what', { hasText: 'completed' }).first().waitFor({ timeout: 5_000 });
  return page;
}

/** Nine windows in one browser: over HTTP/1.1 the seventh connection to a host would wait for ever. */
export async function manyTabs(open) {
  const page = await open('/');
  const { origin } = new URL(page.url());
  for (let tab = 2; tab <= 9; tab++) {
    const other = await page.context().newPage();
    await other.goto(`${origin}/`);
    await other.waitForSelector('.trace-grid .rows-window .row', { timeout: 5_000 });
  }
  const streams = await Promise.all(page.context().pages().map((one) => one.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/events')).length)));
  assert.equal(streams.filter((count) => count > 0).length <= 1, true, `expected one stream of events, got ${streams.join()}`);
  return page;
}
