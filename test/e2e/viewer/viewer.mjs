/** The built `filigree view` in a process of its own, over a folder. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const MAIN = resolve('dist/esm/viewer/cli/main.js');

/** Starts it. `url` works once; `stop()` ends it. */
export async function startViewer(dir) {
  const child = spawn(process.execPath, [MAIN, 'view', '--dir', dir, '--port', '0', '--no-open', '--no-receiver'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [url] = await once(createInterface(child.stdout), 'line');
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { url, origin: new URL(url).origin, stop };
}

/** A browser that was let in: a function that opens a window at a path, with options of Playwright's contexts. */
export async function openViewer(browser, viewer) {
  const first = await browser.newContext();
  const page = await first.newPage();
  await page.goto(viewer.url);
  await page.waitForSelector('header.top');
  const storageState = await first.storageState();
  await first.close();
  return async (path, options = {}) => {
    const context = await browser.newContext({ storageState, viewport: { width: 1280, height: 800 }, ...options });
    const opened = await context.newPage();
    opened.errors = [];
    opened.on('pageerror', (error) => opened.errors.push(error.message));
    // A query that is half typed is answered by 400, which the browser tells as an error of its own.
    opened.on('console', (message) => message.type() === 'error' && !/status of 40[04]/.test(message.text()) && opened.errors.push(message.text()));
    if (path !== undefined) await opened.goto(viewer.origin + path);
    return opened;
  };
}
