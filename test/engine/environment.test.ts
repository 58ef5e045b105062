import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { configure, FiligreeError, startSpan } from 'filigree';
import { memory } from 'filigree/exporters/memory';

const before = { ...process.env };
let recorded = memory();

beforeEach(() => {
  recorded = memory();
});

afterEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith('FILIGREE_')) delete process.env[name];
  Object.assign(process.env, before);
});

function spanWith(variables: Record<string, string>) {
  Object.assign(process.env, { FILIGREE_STORE: 'false', ...variables });
  configure({ exporters: [recorded] });
  startSpan('step', { input: { long: 'x'.repeat(500), deep: { er: { est: 1 } } } }).setOutput('out').end();
  return { span: recorded.spans[0], trace: recorded.traces[0] };
}

test('`FILIGREE_PROJECT`, `_ENVIRONMENT` and `_RELEASE` are read', () => {
  const { trace } = spanWith({ FILIGREE_PROJECT: 'p', FILIGREE_ENVIRONMENT: 'e', FILIGREE_RELEASE: 'r' });
  expect(trace).toMatchObject({ project: 'p', environment: 'e', release: 'r' });
});

test.each([['false'], ['0'], ['no'], ['OFF']])('`FILIGREE_ENABLED=%s` switches everything off', (text) => {
  expect(spanWith({ FILIGREE_ENABLED: text }).span).toBeUndefined();
});

test.each([['true'], ['1'], ['Yes'], [' on '], ['']])('`FILIGREE_ENABLED=%s` does not', (text) => {
  expect(spanWith({ FILIGREE_ENABLED: text }).span).toBeDefined();
});

test('`FILIGREE_SAMPLE_RATE=0` keeps nothing', () => {
  expect(spanWith({ FILIGREE_SAMPLE_RATE: '0' }).span).toBeUndefined();
});

test('`FILIGREE_CAPTURE_*` bound what is captured', () => {
  expect(spanWith({ FILIGREE_CAPTURE_INPUT: 'false' }).span).not.toHaveProperty('input');
  recorded = memory();
  expect(spanWith({ FILIGREE_CAPTURE_INPUT: 'true', FILIGREE_CAPTURE_OUTPUT: 'false' }).span).not.toHaveProperty('output');
  recorded = memory();
  expect(JSON.stringify(spanWith({ FILIGREE_CAPTURE_MAX_BYTES: '100' }).span!.input).length).toBeLessThan(300);
  recorded = memory();
  expect(JSON.stringify(spanWith({ FILIGREE_CAPTURE_MAX_DEPTH: '1' }).span!.input)).not.toContain('est');
});

test('an argument wins over its variable', () => {
  process.env['FILIGREE_PROJECT'] = 'variable';
  process.env['FILIGREE_ENABLED'] = 'false';
  configure({ project: 'argument', enabled: true, exporters: [recorded], store: false });
  startSpan('step').end();
  expect(recorded.traces[0]?.project).toBe('argument');
});

test.each([
  ['FILIGREE_ENABLED', 'maybe'],
  ['FILIGREE_SAMPLE_RATE', '-1'],
  ['FILIGREE_SAMPLE_RATE', 'NaN'],
  ['FILIGREE_SAMPLE_RATE', 'half'],
  ['FILIGREE_CAPTURE_MAX_BYTES', '1'],
  ['FILIGREE_CAPTURE_INPUT', '2'],
  ['FILIGREE_STORE', 'here'],
  ['FILIGREE_REDACT', 'some'],
])('`%s=%s` is refused with what was expected', (variable, value) => {
  process.env[variable] = value;
  let caught: unknown;
  try {
    configure({ exporters: [recorded] });
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(FiligreeError);
  expect(caught).toMatchObject({ code: 'FILIGREE_BAD_ENVIRONMENT' });
  expect((caught as Error).message).toContain(`\`${variable}\``);
});

test.each([
  ['FILIGREE_DURABILITY', 'fast'],
  ['FILIGREE_STORE_MAX_BYTES', '10'],
])('`%s=%s` is refused where there is a store', (variable, value) => {
  process.env[variable] = value;
  expect(() => configure({ exporters: [recorded], store: {} })).toThrow(variable);
});
