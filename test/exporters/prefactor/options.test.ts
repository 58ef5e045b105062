import { inspect } from 'node:util';
import { afterEach, expect, test } from '@jest/globals';
import { FiligreeError } from 'filigree';
import { prefactor, prefactorFromEnvironment } from 'filigree/exporters/prefactor';
import type { PrefactorOptions } from 'filigree/exporters/prefactor';

const made: string[] = [];

function setVariable(name: string, value: string): void {
  process.env[name] = value;
  made.push(name);
}

afterEach(() => {
  for (const name of made.splice(0)) delete process.env[name];
});

function refusal(options: PrefactorOptions): FiligreeError {
  try {
    prefactor(options);
  } catch (error) {
    return error as FiligreeError;
  }
  throw new Error('it was taken');
}

test.each<[string, PrefactorOptions, string]>([
  ['no token', {}, '`prefactor`: expected `apiToken` to be a token of printable characters, got nothing; give it or set `PREFACTOR_API_TOKEN` (FILIGREE_BAD_OPTION)'],
  ['a token with a line break', { apiToken: 'secret\n' }, '`prefactor`: expected `apiToken` to be a token of printable characters, got something else (not shown) (FILIGREE_BAD_OPTION)'],
  ['no URL', { apiToken: 't', apiUrl: 'prefactor' }, '`prefactor`: expected `apiUrl` to be an http(s) URL without user, query and fragment, got `"prefactor"` (FILIGREE_BAD_OPTION)'],
  ['a URL with a password', { apiToken: 't', apiUrl: 'https://me:secret@host' }, '`prefactor`: expected `apiUrl` to be an http(s) URL without user, query and fragment, got `"https://…@host"` (FILIGREE_BAD_OPTION)'],
  ['an empty agent', { apiToken: 't', agentId: '' }, '`prefactor`: expected `agentId` to be a string that is not empty, got `""` (FILIGREE_BAD_OPTION)'],
  ['an unknown purpose', { apiToken: 't', purpose: 'fun' as never }, '`prefactor`: expected `purpose` to be `live`, `smoke_test` or `eval`, got `"fun"` (FILIGREE_BAD_OPTION)'],
  ['a negative interval', { apiToken: 't', pollIntervalMs: -1 }, '`prefactor`: expected `pollIntervalMs` to be a number from 0 to 2147483647, got `-1` (FILIGREE_BAD_OPTION)'],
  ['no function', { apiToken: 't', onTerminate: 'stop' as never }, '`prefactor`: expected `onTerminate` to be a function, got `"stop"` (FILIGREE_BAD_OPTION)'],
  ['no flag', { apiToken: 't', live: 'yes' as never }, '`prefactor`: expected `live` to be true or false, got `"yes"` (FILIGREE_BAD_OPTION)'],
])('%s is a clear error', (_what, options, message) => {
  expect(refusal(options).message).toBe(message);
});

test('an unknown option is a clear error', () => {
  expect(refusal({ apiTokn: 't' } as never).message).toMatch(/^`prefactor`: `apiTokn` is not an option; there are `apiUrl`, `apiToken`, /);
});

test('options that are not given come from the environment', () => {
  setVariable('PREFACTOR_API_URL', 'https://prefactor.example.com/');
  setVariable('PREFACTOR_API_TOKEN', 'secret-token');
  setVariable('PREFACTOR_AGENT_ID', 'agent-1');
  setVariable('PREFACTOR_ENVIRONMENT_ID', 'env-1');
  expect(prefactor().destination).toBe('https://prefactor.example.com/ agent-1 env-1');
  expect(prefactor({ agentId: 'agent-2' }).destination).toBe('https://prefactor.example.com/ agent-2 env-1');
});

test('the environment names the exporter by its URL and token together', () => {
  const env = { PREFACTOR_API_URL: 'https://prefactor.example.com', PREFACTOR_API_TOKEN: 'secret-token' };
  expect(prefactorFromEnvironment(env)).toMatchObject({ name: 'prefactor', destination: 'https://prefactor.example.com' });
  expect(prefactorFromEnvironment({ ...env, PREFACTOR_API_TOKEN: ' ' })).toBeUndefined();
  expect(prefactorFromEnvironment({ PREFACTOR_API_TOKEN: 'secret-token' })).toBeUndefined();
});

test('the token is not shown when the exporter is printed', () => {
  const exporter = prefactor({ apiToken: 'secret-token' });
  expect(inspect(exporter, { depth: 10, showHidden: true }) + JSON.stringify(exporter)).not.toContain('secret-token');
});
