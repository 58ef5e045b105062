import { expect, test } from '@jest/globals';
import { parseDestination, shownUrl, underPath } from '../../../src/exporters/http/destination.js';
import { checkHeaders } from '../../../src/exporters/http/headers.js';

test.each([
  ['https://collector.example.com:4318/', 'https://collector.example.com:4318/'],
  ['  http://localhost:4318/base#part ', 'http://localhost:4318/base'],
  ['http://tom:secret@[::1]:4318/?key=1', 'http://tom:secret@[::1]:4318/?key=1'],
])('%s is a destination', (text, href) => {
  expect(parseDestination(text, 'otlp({ url })').href).toBe(href);
});

test.each([
  ['not a url', 'got `not a url`'],
  ['', 'got ``'],
  ['localhost:4318', 'got one of the protocol `localhost:`'],
  ['ftp://example.com', 'got one of the protocol `ftp:`'],
  ['unix:/var/run/collector.sock', 'got a Unix socket, which is not supported. Let the destination listen on a loopback port'],
  ['http+unix://%2Fvar%2Frun/v1', 'got a Unix socket, which is not supported. Let the destination listen on a loopback port'],
  ['http://unix:/var/run/collector.sock', 'got a Unix socket, which is not supported. Let the destination listen on a loopback port'],
  ['http://localhost:0', 'got the port 0, on which nothing can listen'],
  ['http://localhost:99999', 'got `http://localhost:99999`'],
  [undefined, 'got `undefined`'],
  [7, 'got `number`'],
])('%p is no destination, and that is said', (text, got) => {
  expect(() => parseDestination(text as string, 'otlp({ url })')).toThrow(
    expect.objectContaining({ code: 'FILIGREE_BAD_OPTION', message: `\`otlp({ url })\`: expected a URL such as \`https://collector.example.com:4318\`, ${got} (FILIGREE_BAD_OPTION)` }),
  );
});

test.each(['https//tom:canary@example.com', 'http://tom:canary@example.com:x/', 'htp://example.com:x/?key=canary', 'sk_live_canary_0123456789'])(
  'no secret of %s is in the error',
  (text) => {
    expect(() => parseDestination(text, 'otlp({ url })')).toThrow(/expected a URL/);
    expect(() => parseDestination(text, 'otlp({ url })')).not.toThrow(/canary/);
  },
);

test.each([
  ['https://example.com', 'v1/traces', 'https://example.com/v1/traces'],
  ['https://example.com/', '/v1/traces', 'https://example.com/v1/traces'],
  ['https://example.com/base', 'v1/traces', 'https://example.com/base/v1/traces'],
  ['https://example.com/base//?key=1', 'v1/traces', 'https://example.com/base/v1/traces?key=1'],
])('a path under %s', (base, path, expected) => {
  expect(underPath(new URL(base), path).href).toBe(expected);
});

test('a URL is shown without user, password and query', () => {
  expect(shownUrl(new URL('https://tom:secret@example.com:8080/base/?key=abc#x'))).toBe('https://example.com:8080/base/');
  expect(shownUrl(new URL('https://example.com'))).toBe('https://example.com');
});

test.each([
  [{ 'x-api-key': 'canary\n' }, 'expected the header `x-api-key` to have characters that HTTP allows, got `U+000A` as character 7 of 7'],
  [{ 'x-api-key': '“canary”' }, 'expected the header `x-api-key` to have characters that HTTP allows, got `U+201C` as character 1 of 8'],
  [{ 'x-api-key': undefined }, 'expected the header `x-api-key` to be a string, got undefined'],
  [{ 'x api': 'canary' }, 'expected headers with names of letters, digits and `-`, got `"x api"`'],
])('a header that cannot be sent is refused where it is configured: %p', (headers, message) => {
  const check = () => checkHeaders(headers as never, 'otlp({ headers })');
  expect(check).toThrow(message);
  expect(check).not.toThrow(/canary/);
});

test('headers that can be sent are not refused', () => {
  expect(() => checkHeaders({ Authorization: 'Bearer abc', 'x-name': 'Zoë\tü' }, 'otlp({ headers })')).not.toThrow();
});
