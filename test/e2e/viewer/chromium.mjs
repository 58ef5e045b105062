/** Debian's Chromium: the one on the machine, or installed where it is absent. A browser that npm would download is not wanted. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** It asks nobody anything at its start: what leaves the page is counted, and nothing of its own may stand among it. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

function place() {
  const found = () => PLACES.find((path) => existsSync(path));
  if (found() !== undefined) return found();
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], { stdio: 'inherit', env });
  return found();
}

export function launchBrowser() {
  return chromium.launch({ executablePath: place(), args: FLAGS });
}
