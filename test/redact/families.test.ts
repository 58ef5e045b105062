import { describe, expect, test } from '@jest/globals';
import { createRedactor } from '../../src/redact/redact.js';
import { alnum, base64, githubToken, hex, jwt, privateKey, SAMPLES, upper } from './secrets.js';

const { text } = createRedactor(true);

describe('a secret with a known shape goes, and the text around it stays', () => {
  test.each(SAMPLES)('%s', (rule, secret) => {
    const shown = secret.startsWith('?') ? `?sv=2024[Redacted:${rule}]` : `[Redacted:${rule}]`;
    expect(text(`before ${secret} after`)).toBe(`before ${shown} after`);
    expect(text(`{"value":"${secret}"}`)).toBe(`{"value":"${shown}"}`);
    expect(text(`first\\n${secret}\\nlast`)).toContain(`first\\n${shown.slice(0, 8)}`);
    expect(text(secret)).toBe(shown);
  });
});

test('at least nineteen kinds of secrets are known', () => {
  expect(new Set(SAMPLES.map(([rule]) => rule)).size).toBeGreaterThanOrEqual(60);
});

test('a secret is found wherever it stands in a long text', () => {
  // Around the places where one look at a part of the text ends and the next begins.
  for (let at = 16_340; at < 16_390; at++) {
    const [before, after] = ['x '.repeat(at).slice(0, at - 1), ' y'.repeat(20_000)];
    expect(text(`${before} ${githubToken}${after}`)).toBe(`${before} [Redacted:github-token]${after}`);
    expect(text(`é${before} ${jwt}${after} ${githubToken}`)).toBe(`é${before} [Redacted:jwt]${after} [Redacted:github-token]`);
  }
});

test('two secrets in one text both go', () => {
  expect(text(`${githubToken}, ${jwt}.`)).toBe('[Redacted:github-token], [Redacted:jwt]');
});

test('the secret of an AWS key goes with it', () => {
  const secret = `${alnum(20)}/${alnum(10)}+${alnum(8)}`;
  expect(text(`AK${'IA'}${upper(16)},${secret}\nnext`)).toBe('[Redacted:aws-key]\nnext');
  expect(text(`aws_secret_access_key = ${secret}`)).toBe('aws_secret_access_key = [Redacted:secret-key]');
});

describe('credentials in headers', () => {
  test('a bearer token of any shape goes', () => {
    expect(text(`Authorization: Bearer ${alnum(24)}`)).toBe('Authorization: Bearer [Redacted:authorization]');
    expect(text(`curl -H 'authorization: bearer ${alnum(24)}' https://x.dev`)).toBe("curl -H 'authorization: bearer [Redacted:authorization]' https://x.dev");
    expect(text(`sent Bearer ${alnum(24)} again`)).toBe('sent Bearer [Redacted:bearer] again');
  });

  test('basic credentials go when they decode to a pair', () => {
    expect(text(`Basic ${base64('aladdin:opensesame')}`)).toBe('Basic [Redacted:basic]');
    expect(text('Basic understanding of physics, basic arithmetic')).toBe('Basic understanding of physics, basic arithmetic');
  });

  test('words after Bearer stay', () => {
    const prose = 'Bearer authentication needs a bearer token; the bearer of this letter';
    expect(text(prose)).toBe(prose);
  });

  test('other schemes, keys and cookies go by the name of the header', () => {
    expect(text(`Authorization: Token ${hex(20)}`)).toBe('Authorization: Token [Redacted:authorization]');
    expect(text(`X-Api-Key: ${hex(20)}\nAccept: */*`)).toBe('X-Api-Key: [Redacted:api-key]\nAccept: */*');
    expect(text('Cookie: a=1; session=abc\nHost: x')).toBe('Cookie: [Redacted:cookie]\nHost: x');
    expect(text('Set-Cookie: sid=abc; HttpOnly')).toBe('Set-Cookie: [Redacted:cookie]');
  });
});

describe('credentials in URLs', () => {
  test('the password goes and the user stays', () => {
    expect(text('postgres://app:s3cret@db:5432/main')).toBe('postgres://app:[Redacted:url-password]@db:5432/main');
    expect(text('see https://u:p%40ss@host, https://host:8080/@scope/a:b')).toBe('see https://u:[Redacted:url-password]@host, https://host:8080/@scope/a:b');
  });

  test('a token as the user name goes too', () => {
    expect(text(`https://${githubToken}:x@github.com/a/b`)).toBe('https://[Redacted:github-token]:[Redacted:url-password]@github.com/a/b');
    expect(text(`https://${githubToken}@github.com/a/b`)).toBe('https://[Redacted:github-token]@github.com/a/b');
  });

  test('a key in the query goes', () => {
    expect(text(`https://x.dev/?q=1&api_key=${alnum(20)}&page=2`)).toBe('https://x.dev/?q=1&api_key=[Redacted:api-key]&page=2');
    expect(text(`https://s3/x?X-Amz-Signature=${hex(64)}`)).toBe('https://s3/x?X-Amz-Signature=[Redacted:signature]');
  });
});

describe('values behind a secret name in a text', () => {
  test('in JSON, escaped JSON and a Python dict', () => {
    expect(text('{"password":"hunter2","user":"ann"}')).toBe('{"password":"[Redacted:password]","user":"ann"}');
    expect(text('{\\"password\\": \\"hunter2\\"}')).toBe('{\\"password\\": \\"[Redacted:password]\\"}');
    expect(text("{'api_key': 'abc', 'n': 1}")).toBe("{'api_key': '[Redacted:api-key]', 'n': 1}");
  });

  test('with an escaped quote inside', () => {
    expect(text(String.raw`{"password":"a\"b","x":1}`)).toBe('{"password":"[Redacted:password]","x":1}');
  });

  test('in environments, connection strings and code', () => {
    expect(text(`export OPENAI_API_KEY=${alnum(20)}`)).toBe('export OPENAI_API_KEY=[Redacted:api-key]');
    expect(text('Server=db;User=sa;Password=Pa55word;')).toBe('Server=db;User=sa;Password=[Redacted:password];');
    expect(text(`AccountName=a;AccountKey=${base64(alnum(64))};`)).toBe('AccountName=a;AccountKey=[Redacted:secret-key];');
    expect(text("const clientSecret = 'v3ry-s3cret';")).toBe("const clientSecret = '[Redacted:secret]';");
  });

  test('types, calls and prose stay', () => {
    const code = 'password: string; token = getToken(); const secret = await read("secret"); token: the next word; cookie: yes';
    expect(text(code)).toBe(code);
  });
});

test('a private key goes as a whole, with newlines as they are or escaped', () => {
  const key = privateKey('EC ');
  expect(text(`a\n${key}\nb`)).toBe('a\n[Redacted:private-key]\nb');
  expect(text(JSON.stringify({ pem: key }))).toBe('{"pem":"[Redacted:private-key]"}');
  expect(text(key.slice(0, 80))).toBe('[Redacted:private-key]');
});

test('a certificate and a public key stay', () => {
  const both = privateKey().replaceAll('PRIVATE KEY', 'CERTIFICATE') + privateKey().replaceAll('PRIVATE KEY', 'PUBLIC KEY');
  expect(text(both)).toBe(both);
});

test('publishable keys stay', () => {
  const keys = `pk${'_live_'}${alnum(24)} pk-lf-${hex(32)}`;
  expect(text(keys)).toBe(keys);
});
