/** Runs what a host has built, and compares what it recorded with what it must have recorded. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { spansOf, thrown } from './expected.mjs';

export function checkProgram(command, { root, dialect }) {
  const output = execFileSync(command[0], command.slice(1), { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
  const { spans, stack } = JSON.parse(output.trim().split('\n').at(-1));
  assert.deepEqual(spans, spansOf[dialect]);
  checkStack(stack);
}

/** Minifiers leave `new` out in front of `Error`, and Bun points behind it: either word is exact. */
function checkStack(stack) {
  const { file, line, column } = thrown;
  const frame = stack.split('\n').find((text) => text.trimStart().startsWith('at '));
  const columns = `(?:${column}|${column + 'new '.length})`;
  assert.match(frame, new RegExp(`/${file}:${line}:${columns}\\)?$`), `the error was thrown elsewhere: ${frame}`);
}

export function checkWithNode(project) {
  checkProgram([process.execPath, '--enable-source-maps', project.out], project);
}
