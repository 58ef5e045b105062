import { expect, test } from '@jest/globals';
import { span } from 'filigree';
import { record } from '../support/record.js';

class Settings {
  @span
  accessor mode = 'slow';
}

test('an `accessor` field is recorded when it is read and when it is written', () => {
  const recorded = record();
  const settings = new Settings();
  settings.mode = 'fast';
  expect(settings.mode).toBe('fast');
  expect(recorded.spans.map(({ name, output }) => [name, output])).toEqual([
    ['Settings.mode', undefined],
    ['Settings.mode', 'fast'],
  ]);
  expect(JSON.stringify(recorded.spans[0]?.input)).toContain('fast');
});

test('its initial value is not a write', () => {
  const recorded = record();
  expect(new Settings()).toBeInstanceOf(Settings);
  expect(recorded.spans).toEqual([]);
});
