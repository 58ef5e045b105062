import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { filigree } from './run-cli.js';

test.each([['--help'], ['-h'], ['help']])('`filigree %s` lists the commands', async (word) => {
  const { code, out } = await filigree([word]);
  expect(code).toBe(0);
  for (const command of ['ls', 'show', 'tail']) expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
});

test.each(['ls', 'show', 'tail'])('`filigree %s --help` says what it takes', async (command) => {
  const { code, out, err } = await filigree([command, '--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const option of ['--json', '--limit', '--dir', `Usage: filigree ${command}`]) expect(out).toContain(option);
});

test('`filigree --version` prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(await filigree(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('without a command the help goes to standard error', async () => {
  const { code, out, err } = await filigree([]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('Usage: filigree <command>');
});

test.each([
  [['list'], 'unknown command `list`', 'filigree --help'],
  [['--quiet'], 'unknown option `--quiet`', 'filigree --help'],
  [['ls', '--quiet'], 'unknown option `--quiet`', 'filigree ls --help'],
  [['ls', 'here'], 'unexpected argument `here`', 'filigree ls --help'],
  [['ls', '--limit'], '`--limit <value>`', 'filigree ls --help'],
  [['ls', '--limit', 'ten'], 'expected a whole number after `--limit`, got `ten`', 'filigree ls --help'],
  [['ls', '--limit=-1'], 'expected a whole number', 'filigree ls --help'],
  [['ls', '--status', 'happy'], 'completed, error, cancelled', 'filigree ls --help'],
  [['show'], 'expected a trace', 'filigree show --help'],
  [['show', '-'], 'expected a trace', 'filigree show --help'],
  [['show', 'a', 'b'], 'unexpected argument `b`', 'filigree show --help'],
  [['tail', '-n', '1.5'], 'after `--lines`', 'filigree tail --help'],
  [['ls\u001b[2J'], 'unknown command `ls\\x1b[2J`', 'filigree --help'],
])('`filigree %j` is told what is wrong and where to look', async (args, message, help) => {
  const { code, out, err } = await filigree(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
  expect(err).toContain(help);
});
