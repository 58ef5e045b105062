import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { pandaprobe, pandaprobeFromEnvironment } from 'filigree/exporters/pandaprobe';
import { batch, trace } from '../../support/pandaprobe/records.js';
import { closeSessions, session } from '../../support/pandaprobe/session.js';

const given = { apiKey: 'sk_pp_1', project: 'support' };
const variables = ['ENDPOINT', 'API_KEY', 'PROJECT_NAME', 'ENVIRONMENT', 'RELEASE', 'ENABLED'].map((name) => `PANDAPROBE_${name}`);

beforeEach(() => variables.forEach((name) => delete process.env[name]));
afterEach(async () => {
  variables.forEach((name) => delete process.env[name]);
  await closeSessions();
});

test('variables of its own SDKs fill in what is not given, and an empty endpoint is the default', () => {
  const named = pandaprobeFromEnvironment({ PANDAPROBE_API_KEY: 'sk_pp_1', PANDAPROBE_PROJECT_NAME: 'support', PANDAPROBE_ENDPOINT: '' });
  expect(named).toMatchObject({ name: 'pandaprobe', destination: 'https://api.pandaprobe.com/traces support' });
  process.env['PANDAPROBE_API_KEY'] = 'sk_pp_2';
  process.env['PANDAPROBE_ENDPOINT'] = 'http://127.0.0.1:4000/base/';
  expect(pandaprobe({ project: ' mine ' }).destination).toBe('http://127.0.0.1:4000/base/traces mine');
  expect(pandaprobe({ project: 'mine', endpoint: 'http://127.0.0.1:5000' }).destination).toBe('http://127.0.0.1:5000/traces mine');
});

test('environment and release come from variables too', async () => {
  process.env['PANDAPROBE_ENVIRONMENT'] = 'staging';
  const { send, stored } = await session({ release: '9' });
  const t = trace({ environment: 'prod', release: '1' });
  await send({ traces: [t] });
  expect(await stored(t.traceId)).toMatchObject({ environment: 'staging', release: '9' });
});

test.each([
  [{}],
  [{ PANDAPROBE_API_KEY: 'k' }],
  [{ PANDAPROBE_PROJECT_NAME: 'p' }],
  [{ PANDAPROBE_API_KEY: 'k', PANDAPROBE_PROJECT_NAME: 'p', PANDAPROBE_ENABLED: 'false' }],
  [{ PANDAPROBE_API_KEY: 'k', PANDAPROBE_PROJECT_NAME: 'p', PANDAPROBE_ENABLED: 'on' }],
])('the environment %j names no exporter', (env) => {
  expect(pandaprobeFromEnvironment(env)).toBeUndefined();
});

test.each(['true', '1', 'YES'])('PANDAPROBE_ENABLED=%s is on', (enabled) => {
  expect(pandaprobeFromEnvironment({ PANDAPROBE_API_KEY: 'k', PANDAPROBE_PROJECT_NAME: 'p', PANDAPROBE_ENABLED: enabled })).toBeDefined();
});

test('switched off, it sends nothing and needs no key', async () => {
  const off = pandaprobe({ enabled: false });
  expect(await off.export(batch({ traces: [trace()] }), new AbortController().signal)).toBeUndefined();
  expect(off.destination).toBeUndefined();
});

test.each([
  [{ project: 'p' }, 'FILIGREE_BAD_OPTION', /expected `apiKey` to be .* got `undefined`\. Give it, or set the environment variable `PANDAPROBE_API_KEY`/],
  [{ apiKey: 'k' }, 'FILIGREE_BAD_OPTION', /expected `project`.*PANDAPROBE_PROJECT_NAME/],
  [{ ...given, project: '-support' }, 'FILIGREE_BAD_OPTION', /expected `project` to be a project's name: 1 to 255 letters.*got `"-support"`/],
  [{ ...given, project: 'a/b' }, 'FILIGREE_BAD_OPTION', /`project`/],
  [{ ...given, project: 'é' }, 'FILIGREE_BAD_OPTION', /`project`/],
  [{ ...given, project: 'p'.repeat(256) }, 'FILIGREE_BAD_OPTION', /`project`/],
  [{ ...given, endpoint: 'api.pandaprobe.com' }, 'FILIGREE_BAD_OPTION', /`pandaprobe\(\{ endpoint \}\)`: expected a URL/],
  [{ ...given, endpoint: 'ftp://me:secret@host' }, 'FILIGREE_BAD_OPTION', /^(?!.*secret).*protocol `ftp:`/],
  [{ ...given, live: 'yes' as never }, 'FILIGREE_BAD_OPTION', /expected `live` to be true or false/],
  [{ ...given, timeoutMs: 0 }, 'FILIGREE_BAD_OPTION', /expected `timeoutMs` to be a number from 1 to 600000, got `0`/],
  [{ ...given, projectName: 'p' } as never, 'FILIGREE_UNKNOWN_OPTION', /`projectName` is not an option; there are `endpoint`, `apiKey`, `project`/],
])('a bad option is told at the call: %j', (options, code, message) => {
  expect(() => pandaprobe(options)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));
});

test('a key that cannot stand in a header is refused without being shown', () => {
  const expected = { code: 'FILIGREE_BAD_OPTION', message: expect.not.stringContaining('hidden') };
  expect(() => pandaprobe({ ...given, apiKey: 'sk_pp_hidden\n' })).toThrow(expect.objectContaining(expected));
});

test('a bad variable is told by its name', () => {
  const expected = { code: 'FILIGREE_BAD_ENVIRONMENT', message: expect.stringContaining('`PANDAPROBE_PROJECT_NAME`') };
  expect(() => pandaprobeFromEnvironment({ PANDAPROBE_API_KEY: 'k', PANDAPROBE_PROJECT_NAME: 'a:b' })).toThrow(expect.objectContaining(expected));
});

test.each(['a', '7', 'My project', "Bob's_v1.2-x"])('the project name %p is one', (project) => {
  expect(pandaprobe({ ...given, project }).destination).toContain(project);
});
