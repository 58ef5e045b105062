#!/usr/bin/env node
import { askOn } from './ask.js';
import { browserOf } from './open-browser.js';
import { wantsColour } from './paint.js';
import { runCli } from './run.js';

const { stdin, stdout, stderr, env } = process;

// A reader that has seen enough, as `head` has, is no error.
for (const stream of [stdout, stderr]) stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => void stdout.write(text),
  err: (text) => void stderr.write(text),
  colour: wantsColour(env, stdout.isTTY === true),
  columns: stdout.isTTY ? stdout.columns : undefined,
  env,
  cwd: process.cwd(),
  now: () => Date.now() * 1000,
  ask: stdin.isTTY && stderr.isTTY ? askOn(stdin, stderr) : undefined,
  openBrowser: browserOf(process.platform, env),
  untilInterrupted,
});

function untilInterrupted(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => controller.abort());
  return controller.signal;
}
