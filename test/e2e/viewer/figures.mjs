/** What the page weighs and how quick it is. Sizes are limits; times are told, and fail only far beyond their budget: machines differ. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const JAVASCRIPT_KB = 80;

export async function figures(open) {
  const page = await open('/');
  await page.waitForSelector('.trace-grid .rows-window .row');
  const scripts = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).map(({ name }) => new URL(name).pathname));
  const weight = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(`dist/viewer${path}`)).length, 0) / 1024;
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  console.log(`viewer: list has ${weight.toFixed(1)} KB of JavaScript (gzip), first paint after ${paint.toFixed(0)} ms`);
  assert.ok(scripts.length > 0 && weight <= JAVASCRIPT_KB, `expected at most ${JAVASCRIPT_KB} KB, got ${weight}`);
  assert.ok(paint < 3_000);
  return page;
}

export async function largeTrace(open, [id, spans]) {
  const page = await open(`/trace/${id}`);
  await page.waitForSelector('.span-grid .rows-window .row');
  // Its rows come in parts.
  await page.waitForSelector(`.span-grid[aria-rowcount="${spans + 2}"]`);
  await page.reload({ waitUntil: 'commit' });
  await page.waitForSelector('.span-grid .rows-window .row');
  const opened = await page.evaluate(() => performance.now());
  const frames = await page.evaluate(scrollThrough);
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  console.log(`viewer: a trace of ${spans} spans opens in ${opened.toFixed(0)} ms, scrolls with frames of ${frames.median.toFixed(1)} ms (95 %: ${frames.most.toFixed(1)} ms), ${elements} elements`);
  assert.ok(opened < 10_000 && frames.median < 100 && elements < 2_000);
  return page;
}

/** In the page: two hundred frames, each a screen further. */
async function scrollThrough() {
  const grid = document.querySelector('.span-grid');
  const frames = [];
  for (let i = 0, before = performance.now(); i < 200; i++) {
    grid.scrollTop += 700;
    await new Promise(requestAnimationFrame);
    frames.push(performance.now() - before);
    before = performance.now();
  }
  frames.sort((a, b) => a - b);
  return { median: frames[100], most: frames[190] };
}
