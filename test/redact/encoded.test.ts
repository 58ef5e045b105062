import { expect, test } from '@jest/globals';
import { createRedactor } from '../../src/redact/redact.js';
import { alnum, anthropicKey, base64, githubToken, hex, SAMPLES } from './secrets.js';

const { text } = createRedactor(true);

test.each(SAMPLES.filter(([, secret]) => secret.length >= 20))('%s in base64 goes', (_, secret) => {
  for (const before of ['', 'k', 'ke', 'key', '{"auth": "']) {
    const shown = text(`x ${base64(`${before} ${secret} `)} y`);
    expect(shown).toMatch(/^x .*\[Redacted:[\w-]+\].* y$/);
    expect(Buffer.from(shown, 'base64').toString('latin1')).not.toContain(secret.slice(-12));
  }
});

test('the rest of the base64 stays, and so does what it stands in', () => {
  const encoded = base64(`${'hello '.repeat(10)}${githubToken}${' world'.repeat(10)}`);
  const shown = text(`https://x.dev/files/${encoded}?a=1`);
  expect(shown).toContain(`/files/${base64('hello '.repeat(9))}`);
  expect(shown).toMatch(/\[Redacted:github-token\].*\?a=1$/);
});

test('a password in base64 goes by its name', () => {
  expect(text(base64('{"user":"ann","password":"correct horse"}'))).not.toContain(base64('correct horse').slice(2, 14));
});

test('percent-encoded secrets go', () => {
  const shown = text(`https://x.dev/?next=${encodeURIComponent(`postgres://app:s3cret@db/x`)}&b=${encodeURIComponent(`Bearer ${alnum(30)}`)}`);
  expect(shown).toBe('https://x.dev/?next=postgres%3A%2F%2Fapp%3A[Redacted:url-password]%40db%2Fx&b=Bearer%20[Redacted:bearer]');
  expect(text(`%73%6B-ant-${alnum(40)}`)).toBe('[Redacted:anthropic-key]');
});

test('a secret after a percent-encoded character begins a word', () => {
  expect(text(`a%20${githubToken}%20b`)).toBe('a%20[Redacted:github-token]%20b');
  expect(text(`a%3DS${'K'}${hex(32)}`)).toBe('a%3D[Redacted:twilio-key]');
});

test('an image stays', () => {
  const image = `data:image/png;base64,${Buffer.from(Array.from({ length: 30_000 }, (_, i) => (i * i * 31 + i * 7) % 256)).toString('base64')}`;
  expect(text(image)).toBe(image);
  expect(text(`${image} ${anthropicKey}`)).toBe(`${image} [Redacted:anthropic-key]`);
});
