import { describe, expect, jest, test } from '@jest/globals';
import type { RedactOption } from '../../src/redact/redact.js';
import { createRedactor } from '../../src/redact/redact.js';
import { githubToken } from './secrets.js';

const WITHHELD = '[Withheld: redaction failed]';

function redacted(option: RedactOption, value: unknown): { result: unknown; failures: unknown[] } {
  const failures: unknown[] = [];
  return { result: createRedactor(option, (error) => failures.push(error)).value(value), failures };
}

describe('keys of my own', () => {
  test('a string means the name in any spelling', () => {
    expect(redacted({ keys: ['creditCard'] }, { credit_card: 'a', 'CREDIT-CARD': 'b', creditCards: 'c' }).result).toEqual({
      credit_card: '[Redacted:custom-key]',
      'CREDIT-CARD': '[Redacted:custom-key]',
      creditCards: 'c',
    });
  });

  test('a RegExp is tested on the name, also one with a memory', () => {
    const list = [{ ssn1: 'a' }, { ssn2: 'b' }, { ssn3: 'c' }];
    expect(redacted({ keys: [/^ssn/g] }, list).result).toEqual(list.map((item) => ({ [Object.keys(item)[0]!]: '[Redacted:custom-key]' })));
  });

  test('they count in JSON inside a text too', () => {
    expect(redacted({ keys: ['ssn'] }, '{"ssn":"078-05"}').result).toBe('{"ssn":"[Redacted:custom-key]"}');
  });

  test('a name in another script is a name of its own', () => {
    expect(redacted({ keys: ['密码'] }, { 密码: 'a', 名字: 'b' }).result).toEqual({ 密码: '[Redacted:custom-key]', 名字: 'b' });
  });

  test('the built-in rules stay', () => {
    expect(redacted({ keys: ['ssn'] }, { password: 'a' }).result).toEqual({ password: '[Redacted:password]' });
  });
});

describe('patterns of my own', () => {
  test('every match goes, with and without the flags g and y', () => {
    for (const pattern of [/\d{3}-\d{2}-\d{4}/, /\d{3}-\d{2}-\d{4}/g, /\d{3}-\d{2}-\d{4}/y]) {
      expect(redacted({ patterns: [pattern] }, 'a 078-05-1120, b 219-09-9999').result).toBe('a [Redacted:custom-pattern], b [Redacted:custom-pattern]');
      expect(pattern.lastIndex).toBe(0);
    }
  });

  test('a match of nothing changes nothing', () => {
    expect(redacted({ patterns: [/x*/] }, 'abc').result).toBe('abc');
  });
});

describe('a function of my own', () => {
  test('sees each single value with the keys that lead to it, after the rules', () => {
    const seen: unknown[] = [];
    const replace = (value: unknown, path: readonly string[]): unknown => {
      seen.push([path.join('.'), value]);
      return value;
    };
    const given = { a: 'x', b: [1, true, null, githubToken], password: 'y' };
    expect(redacted(replace, given).result).toEqual({ a: 'x', b: [1, true, null, '[Redacted:github-token]'], password: '[Redacted:password]' });
    expect(seen).toEqual([['a', 'x'], ['b.0', 1], ['b.1', true], ['b.2', null], ['b.3', '[Redacted:github-token]'], ['password', '[Redacted:password]']]);
  });

  test('replaces values, and what it returns is checked again', () => {
    expect(redacted({ replace: (value) => (value === 'x' ? githubToken : value) }, ['x', 2]).result).toEqual(['[Redacted:github-token]', 2]);
    expect(createRedactor(() => 'z').text('name')).toBe('z');
  });

  test('one that throws costs only the value, and is told once a call', () => {
    const replace = (value: unknown): unknown => {
      if (typeof value === 'string') throw new Error('boom');
      return value;
    };
    const { result, failures } = redacted(replace, { a: 'x', b: 'y', c: 1 });
    expect(result).toEqual({ a: WITHHELD, b: WITHHELD, c: 1 });
    expect(failures).toEqual([new Error('boom')]);
  });

  test.each([['a promise', Promise.resolve('x')], ['undefined', undefined], ['an object', {}], ['a function', () => 'x'], ['a bigint', 1n], ['NaN', Number.NaN], ['a symbol', Symbol('x')]])(
    'one that returns %s costs the value',
    (_, answer) => {
      const { result, failures } = redacted(() => answer, ['a']);
      expect(result).toEqual([WITHHELD]);
      expect(failures).toEqual([expect.objectContaining({ message: expect.stringContaining('expected `redact.replace` to return') })]);
    },
  );

  test('one that is async by mistake and rejects does not end the program', async () => {
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    expect(redacted(async () => Promise.reject(new Error('boom')), 'a').result).toBe(WITHHELD);
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test('one that changes the path it was given changes nothing else', () => {
    const replace = (value: unknown, path: readonly string[]): unknown => {
      (path as string[]).length = 0;
      return value;
    };
    expect(redacted({ replace }, { a: { b: 'x', password: 'y' } }).result).toEqual({ a: { b: 'x', password: '[Redacted:password]' } });
  });

  test('one that redacts another value meanwhile does not disturb the first', () => {
    const redactor = createRedactor((value, path) => (path.length > 1 ? value : JSON.stringify(redactor.value({ deep: { password: 'x', n: value } }))));
    expect(redactor.value(['a'])).toEqual(['{"deep":{"password":"[Redacted:password]","n":"a"}}']);
  });
});

test('whoever hears of failures cannot make redaction fail', () => {
  const redactor = createRedactor(() => { throw new Error('boom'); }, () => { throw new Error('bang'); });
  expect(redactor.value('x')).toBe(WITHHELD);
});

test('options that are none are an error at once', () => {
  expect(() => createRedactor({ keys: [1] as never })).toThrow('expected `redact.keys` to be a list of strings and RegExps');
  expect(() => createRedactor({ patterns: ['x'] as never })).toThrow('expected `redact.patterns` to be a list of RegExps');
  expect(() => createRedactor({ replace: 'x' as never })).toThrow('expected `redact.replace` to be a function');
});
