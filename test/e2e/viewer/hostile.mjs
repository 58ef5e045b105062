/** What was recorded is looked at on every page, and nothing of it becomes more than text. */
import assert from 'node:assert/strict';
import { PAYLOADS } from './payloads.mjs';

/** Tabs that show values, each of them looked at for each span. */
const TABS = ['messages', 'values', 'error', 'events', 'scores', 'metadata', 'raw'];

export async function hostile(open, ids) {
  assert.ok(PAYLOADS.length >= 500, `expected 500 payloads at least, got ${PAYLOADS.length}`);
  const page = await open();
  const seen = await watch(page);
  await page.goto(`${open.origin}/`);
  await page.waitForSelector('.trace-grid .rows-window .row');
  const first = PAYLOADS[0];
  await textOf(page, '.trace-grid .name', first);
  for (const path of ['/sessions', `/session/${encodeURIComponent(first)}`, '/charts', `/compare?a=${ids[0]}&b=${ids[1]}&at=1`, '/live', `/?q=${encodeURIComponent(first)}`]) await look(page, `${open.origin}${path}`);
  let names = 0;
  for (const id of ids) names += await lookAtTrace(page, open.origin, id);
  assert.equal(names, PAYLOADS.length, 'spans whose name stands in the page as it was recorded');
  assert.deepEqual(seen, { ran: [], left: [], dialogs: [] });
  return page;
}

/** Tells what ran and what was asked for outside: nothing may be. */
async function watch(page) {
  const seen = { ran: [], left: [], dialogs: [] };
  await page.exposeFunction('__ran', () => seen.ran.push(page.url()));
  page.on('dialog', (dialog) => {
    seen.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  // Before routing, so that what the policy would block is counted, too.
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const own = (url) => url.startsWith(`${new URL(page.url()).origin}/`) || /^(data|about|blob|chrome-error):/.test(url);
  session.on('Network.requestWillBeSent', ({ request }) => page.url() === 'about:blank' || own(request.url) || seen.left.push(request.url));
  page.context().on('page', (other) => seen.left.push(`a window: ${other.url()}`));
  return seen;
}

async function look(page, address) {
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector('main')?.childElementCount > 0 && document.querySelector('.loading') === null);
  await page.waitForTimeout(50);
}

/** Every span of a trace, in every tab. Returns how many names stand there as they were recorded. */
async function lookAtTrace(page, origin, id) {
  await page.setViewportSize({ width: 1400, height: 1500 });
  await look(page, `${origin}/trace/${id}`);
  const names = await page.locator('.span-grid .span-name').evaluateAll((elements) => elements.map(({ textContent }) => textContent));
  const rows = await page.locator('.span-grid .rows-window .row').count();
  const known = new Set(PAYLOADS);
  for (let row = 1; row < rows; row++) await lookAtSpan(page, names[row]);
  return names.slice(1).filter((name) => known.has(name)).length;
}

async function lookAtSpan(page, name) {
  await page.keyboard.press('j');
  await textOf(page, '.detail h2', name);
  const raw = await page.evaluate(openTabs, TABS);
  assert.ok(raw.includes(name.slice(0, 200)), `expected the record to have ${JSON.stringify(name)}`);
}

/** In the page, where five hundred spans with seven tabs each take no round trip a tab. Returns the text of the last one. */
async function openTabs(tabs) {
  const found = async (selector) => {
    const end = performance.now() + 10_000;
    while (document.querySelector(selector) === null && performance.now() < end) await new Promise(requestAnimationFrame);
    return document.querySelector(selector);
  };
  for (const tab of tabs) {
    (await found(`#tab-${tab}`)).click();
    await found(`#tab-panel[aria-labelledby=tab-${tab}]`);
  }
  return document.querySelector(`#tab-panel[aria-labelledby=tab-${tabs.at(-1)}]`).textContent;
}

async function textOf(page, selector, expected) {
  await page.waitForFunction(([where, text]) => [...document.querySelectorAll(where)].some((element) => element.textContent === text), [selector, expected], { timeout: 10_000 }).catch(async (cause) => {
    const seen = await page.locator(selector).evaluateAll((elements) => elements.map(({ textContent }) => textContent));
    throw new Error(`expected ${JSON.stringify(expected)} in ${selector}, got ${JSON.stringify(seen)} at ${page.url()}`, { cause });
  });
}
