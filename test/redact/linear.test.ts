import { describe, expect, test } from '@jest/globals';
import { createRedactor } from '../../src/redact/redact.js';
import { alnum, hex, upper } from './secrets.js';

const { text, value } = createRedactor(true);
const CUT = '… [9 chars cut] …';

const HOSTILE = [
  'eyJ', ' eyJ', '-eyJ', 'eyJ.', ` eyJ${alnum(20)}.`, 'eyJhbGciOiJ9.eyJ', '-----BEGIN ', '-----BEGIN PRIVATE KEY-----', '-----', '-----END ',
  'a://a', 'a://a:', 'a://a:b@', '://:', 'a://a:a@a@', 'sk-', 'sk-ant-', ` sk-${alnum(19)}`, 'sk-sk_', 'ghp_', 'xoxb-', 'hf_', 'dapi', 'SG.', 'pat', 'key-',
  'Bearer ', 'Bearer a ', 'bearer', 'Basic ', 'Basic aaaaaaaa', 'token=', 'token="', "token='", 'token=\\"', 'token="\\"', `token='token="`, 'password: ', 'password: a',
  'cookie: a', 'cookie: a=', 'authorization: a ', '=', ':', '":', '"=', ' =', '\\"', '%', '%41', '%73k-', '%25', 'A', 'QUJD', `${alnum(26)} `, '/', 'AKIA',
  `AK${'IA'}${upper(16)} `, 'MT', '.MT', `MT${alnum(24)}.`, '12345678:A', '1Q~', `S${'K'}${hex(31)} `, CUT, `sk-a${CUT}`, `-----END${CUT}`, `${CUT}-----`, 'é', '…', '\\u', '\n',
];

/** Of processor time, which other programs on the machine do not change. */
function milliseconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/**
 * Four times the text may take four times as long; sixteen times would be a square. The floor is for the collector of
 * garbage; what else comes between does not come three times.
 */
function expectLinear(work: (size: number) => unknown): void {
  const times: [number, number][] = [];
  const isLinear = () => {
    times.push([milliseconds(() => work(50_000)), milliseconds(() => work(200_000))]);
    const [small, large] = [0, 1].map((i) => Math.min(...times.map((pair) => pair[i]!)));
    return large! < small! * 10 + 60;
  };
  expect(isLinear() || isLinear() || isLinear() ? 'linear' : times).toBe('linear');
}

describe('a text of nothing but beginnings takes time in proportion to its length', () => {
  test.each(HOSTILE.map((part) => [JSON.stringify(part), part] as const))('%s', (_, part) => {
    expectLinear((size) => text(part.repeat(Math.ceil(size / part.length))));
  });
});

test('a list of nothing but beginnings does, too', () => {
  for (const part of ['sk-', 'sk-ant-', 'eyJ', 'token="', `${alnum(20)}`]) {
    expectLinear((size) => value(Array.from({ length: size / 40 }, () => part)));
    expectLinear((size) => value(Array.from({ length: size / 40 }, () => ({ delta: { content: part } }))));
  }
});

test('nested lists do, too', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 'sk-' : [nested(depth - 1), nested(depth - 1)]);
  expectLinear((size) => value(nested(Math.floor(Math.log2(size / 20)))));
});
