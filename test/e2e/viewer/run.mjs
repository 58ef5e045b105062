/** The viewer in a real browser, over what real programs recorded. */
import assert from 'node:assert/strict';
import { accessibility } from './accessibility.mjs';
import { launchBrowser } from './chromium.mjs';
import { figures, largeTrace } from './figures.mjs';
import { hostile } from './hostile.mjs';
import { liveTail, manyTabs } from './live.mjs';
import { charts, comparison, exports, help, list, sessions, strangers, themes, trace } from './pages.mjs';
import { record } from './recorded.mjs';
import { openViewer, startViewer } from './viewer.mjs';

/** Each part: what is recorded for it, and what is looked at then. */
const PARTS = {
  pages: [['record.mjs'], [list, trace, sessions, charts, comparison, exports, themes, help, strangers, manyTabs, figures]],
  accessibility: [['record.mjs'], [accessibility]],
  live: [['record.mjs', '--live'], [liveTail]],
  hostile: [['record-payloads.mjs'], [hostile]],
  large: [['record-large.mjs'], [largeTrace]],
};

/** Runs the parts, or those that are named: `node test/e2e/run.mjs viewer hostile`. */
export async function viewer(names = Object.keys(PARTS)) {
  const browser = await launchBrowser();
  try {
    for (const name of names) await part(browser, name, ...PARTS[name]);
  } finally {
    await browser.close();
  }
}

async function part(browser, name, program, checks) {
  const recorded = await record(...program);
  const server = await startViewer(recorded.dir);
  try {
    const open = Object.assign(await openViewer(browser, server), { origin: server.origin });
    for (const check of checks) {
      const page = await check(open, recorded.ids, recorded.tell);
      assert.deepEqual(page?.errors ?? [], [], `errors of the page in ${check.name}`);
      await page?.context().close();
      console.log(`viewer, ${name}, ${check.name}: passed`);
    }
  } finally {
    await server.stop();
    await recorded.remove();
  }
}
