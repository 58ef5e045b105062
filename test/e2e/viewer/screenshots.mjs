/**
 * Makes the pictures of README and docs from a real run of the example agent: `npm run build && node
 * test/e2e/viewer/screenshots.mjs [FOLDER]`. Light and dark, and one page at 360 px.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchBrowser } from './chromium.mjs';
import { openViewer, startViewer } from './viewer.mjs';

const into = resolve(process.argv[2] ?? 'docs/images');
const store = join(mkdtempSync(join(tmpdir(), 'filigree-screenshots-')), '.filigree');
const env = { PATH: process.env.PATH, FILIGREE_DIR: store };
const { status } = spawnSync(process.execPath, ['build/examples/research-agent/main.js', 'docs'], { env, stdio: 'ignore' });
if (status !== 0) throw new Error('expected a run of the example agent: run `npm run build` first');

const browser = await launchBrowser();
const server = await startViewer(store);
try {
  mkdirSync(into, { recursive: true });
  const open = await openViewer(browser, server);
  for (const colorScheme of ['light', 'dark']) await take(open, colorScheme);
  await narrow(open);
} finally {
  await browser.close();
  await server.stop();
  rmSync(join(store, '..'), { recursive: true, force: true });
}

async function take(open, colorScheme) {
  const page = await open('/', { colorScheme, viewport: { width: 1280, height: 720 } });
  await page.waitForSelector('.trace-grid .rows-window .row');
  const shot = async (name, selector) => {
    await page.locator(selector).first().waitFor();
    await page.waitForFunction(() => document.querySelector('.loading') === null);
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(into, `viewer-${name}-${colorScheme}.png`) });
  };
  await shot('list', '.trace-grid .rows-window .row');
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await page.keyboard.press('c');
  await page.waitForSelector('.pair-grid .rows-window .row');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await shot('compare', '.diff-line');
  await page.goto(`${server.origin}/`);
  await page.waitForSelector('.trace-grid .rows-window .row');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.span-grid .rows-window .row');
  // The first call of a model: its messages beside the tree.
  await page.locator('.span-grid .rows-window .row', { has: page.locator('[title="LLM"], .kind-LLM') }).first().click();
  await shot('trace', '.message');
  for (const name of ['sessions', 'charts', 'live']) {
    await page.goto(`${server.origin}/${name}`);
    await shot(name, name === 'charts' ? '.uplot canvas' : 'main > *');
  }
  await page.context().close();
}

async function narrow(open) {
  const page = await open('/', { colorScheme: 'light', viewport: { width: 360, height: 720 } });
  await page.waitForSelector('.trace-cards .rows-window .row');
  await page.screenshot({ path: join(into, 'viewer-list-360.png') });
  await page.locator('.trace-cards .rows-window .row').first().click();
  await page.waitForSelector('.span-grid .rows-window .row');
  await page.screenshot({ path: join(into, 'viewer-trace-360.png') });
  await page.context().close();
}
