import { expect, test } from '@jest/globals';
import { span } from 'filigree';
import { record } from '../support/record.js';

class Settings {
  #level = 1;

  @span
  get level(): number {
    return this.#level;
  }

  set level(value: number) {
    this.#level = value;
  }

  @span
  set mode(value: string) {
    if (value === '') throw new RangeError('no mode');
    this.#level = value.length;
  }
}

test('a getter is recorded with what it gave', () => {
  const recorded = record();
  expect(new Settings().level).toBe(1);
  expect(recorded.span()).toMatchObject({ name: 'Settings.level', output: 1 });
});

test('a setter is recorded with what it got', () => {
  const recorded = record();
  const settings = new Settings();
  settings.mode = 'fast';
  expect(recorded.span()).toMatchObject({ name: 'Settings.mode', input: { value: 'fast' } });
  expect(settings.level).toBe(4);
});

test('an error of a setter goes on to the assignment', () => {
  const recorded = record();
  expect(() => (new Settings().mode = '')).toThrow(RangeError);
  expect(recorded.span()).toMatchObject({ status: 'ERROR', error: { type: 'RangeError', message: 'no mode' } });
});
