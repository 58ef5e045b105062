/** axe-core on every page, in both themes, wide and at 360 px. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function accessibility(open, ids) {
  const paths = ['/', '/?q=nothing-has-this', `/trace/${ids[0]}`, `/trace/${ids[0]}?tab=error&find=needle&path=1`, '/sessions', '/session/session-1', '/charts', `/compare?a=${ids[0]}&b=${ids[1]}&at=1`, '/live', '/compare'];
  const found = [];
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 360]) {
      const page = await open(undefined, { colorScheme, viewport: { width, height: 740 } });
      for (const path of paths) {
        await page.goto(`${open.origin}${path}`);
        await page.waitForLoadState('networkidle').catch(() => undefined);
        found.push(...(await check(page, `${path} ${colorScheme} ${width}`)));
      }
      await page.goto(`${open.origin}/trace/${ids[0]}`);
      await page.waitForSelector('.span-grid .rows-window .row');
      for (let i = 0; i < 3; i++) await page.keyboard.press('j');
      if (width === 360) await page.keyboard.press('Enter');
      await page.waitForSelector('.message');
      found.push(...(await check(page, `messages ${colorScheme} ${width}`)));
      await page.keyboard.press('?');
      found.push(...(await check(page, `keys ${colorScheme} ${width}`)));
      await page.context().close();
    }
  }
  assert.deepEqual(found, []);
}

/** What is wrong with a page, a line each. */
async function check(page, where) {
  await page.waitForFunction(() => document.querySelector('.loading') === null);
  // Through the debugger's protocol, which the page's security policy does not hold back.
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { violations: found } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`).join(' | ')}`);
  });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 0) violations.push(`the page is ${overflow} px too wide`);
  return violations.map((violation) => `${where}: ${violation}`);
}
