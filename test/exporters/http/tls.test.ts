import { createServer } from 'node:https';
import { expect, test } from '@jest/globals';
import { certificate } from '../../support/certificate.js';
import { client, closing, post, rawServer, refusal, server } from './support.js';
import type { ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';

const trusted = certificate();

/** An HTTPS server, and how many requests came to it. */
async function secure(options: ServerOptions = trusted) {
  const seen: (string | undefined)[] = [];
  const https = createServer(options, ({ socket }, response) => {
    seen.push((socket as TLSSocket).getPeerCertificate().subject?.CN as string | undefined);
    response.end('secure');
  }).listen(0, '127.0.0.1');
  closing(https, () => https.close());
  await new Promise((resolve) => https.once('listening', resolve));
  return { url: `https://127.0.0.1:${(https.address() as AddressInfo).port}`, seen };
}

test('a certificate of an authority that is given is trusted', async () => {
  const { url } = await secure();
  expect((await client({ tls: { ca: trusted.cert } }).send(post(url))).body.toString()).toBe('secure');
});

test('a connection with TLS is kept, and sent over again when it broke', async () => {
  const { url, seen } = await secure();
  const kept = client({ tls: { ca: trusted.cert } });
  for (let i = 0; i < 3; i++) await kept.send(post(url));
  expect(seen).toHaveLength(3);
});

const elsewhere = certificate(['other.example.com']);
const expired = certificate(['127.0.0.1'], Date.now() - 1000);

test.each([
  ['self-signed', trusted, undefined, 'its TLS certificate is not trusted. Give the authority that signed it as `tls.ca`, or to Node in `NODE_EXTRA_CA_CERTS` (DEPTH_ZERO_SELF_SIGNED_CERT)'],
  ['expired', expired, expired.cert, 'its TLS certificate has expired (CERT_HAS_EXPIRED)'],
  ['for another host', elsewhere, elsewhere.cert, 'its TLS certificate is for another host (ERR_TLS_CERT_ALTNAME_INVALID)'],
])('nothing is sent to a server whose certificate is %s', async (_what, own, ca, reason) => {
  const { url, seen } = await secure(own);
  const error = await refusal(client({ tls: { ca } }).send(post(url)));
  expect(error.kind).toBe('unavailable');
  expect(error.message).toBe(`${url} did not answer: ${reason}`);
  expect(seen).toHaveLength(0);
});

test('NODE_TLS_REJECT_UNAUTHORIZED does not open what is sent', async () => {
  const { url, seen } = await secure();
  const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  try {
    expect((await refusal(client().send(post(url)))).message).toContain('not trusted');
  } finally {
    if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
  }
  expect(seen).toHaveLength(0);
});

test('nothing is sent in plain text to a server that does not speak TLS', async () => {
  const { port, requests } = await server();
  const error = await refusal(client().send(post(`https://127.0.0.1:${port}`)));
  expect(error.message).toMatch(/it does not speak TLS on this port\. Is the URL to begin with `http:\/\/`, or the port another one\? \(\w+\)$/);
  expect(requests).toHaveLength(0);
});

test('a server that offers TLS 1.0 alone is refused', async () => {
  const { url, seen } = await secure({ ...trusted, minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
  const error = await refusal(client({ tls: { ca: trusted.cert } }).send(post(url)));
  expect(error.message).toContain('it offers no version of TLS from 1.2 on');
  expect(seen).toHaveLength(0);
});

test('plain HTTP to a port that speaks TLS is no answer', async () => {
  const { url } = await secure();
  expect((await refusal(client().send(post(url.replace('https', 'http'))))).kind).toBe('unavailable');
});

test('a certificate of our own is shown to a server that asks for one', async () => {
  const own = certificate(['agent.example.com']);
  const { url, seen } = await secure({ ...trusted, ca: own.cert, requestCert: true, rejectUnauthorized: true });
  await client({ tls: { ca: trusted.cert, cert: own.cert, key: own.key } }).send(post(url));
  expect(seen).toEqual(['agent.example.com']);
  const error = await refusal(client({ tls: { ca: trusted.cert } }).send(post(url)));
  expect(error.kind).toBe('unavailable');
});

test('a new certificate is asked for again, and a server that changed to an untrusted one gets nothing', async () => {
  let own = trusted;
  const https = createServer(trusted, (_request, response) => response.end()).listen(0, '127.0.0.1');
  closing(https, () => https.close());
  await new Promise((resolve) => https.once('listening', resolve));
  const url = `https://127.0.0.1:${(https.address() as AddressInfo).port}`;
  const rotating = client({ tls: { ca: trusted.cert } });
  expect((await rotating.send(post(url))).status).toBe(200);
  own = certificate();
  https.setSecureContext(own);
  https.closeAllConnections();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await refusal(rotating.send(post(url)))).kind).toBe('unavailable');
});

test.each([
  ['no certificate', { ca: 'not in PEM' }],
  ['a key without its certificate', { cert: trusted.cert, key: elsewhere.key }],
])('%s is refused when the exporter is made, and no key is shown', (_what, tls) => {
  const make = () => client({ tls });
  expect(make).toThrow(/^`tls`: expected `ca`, `cert` and `key` to be in PEM and to belong together, got what cannot be used: .+\(FILIGREE_BAD_OPTION\)$/);
  expect(make).not.toThrow(elsewhere.key.slice(40, 60));
});

test('a handshake that breaks off is no answer', async () => {
  const raw = await rawServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
  expect((await refusal(client().send(post(`https://127.0.0.1:${raw.port}`)))).kind).toBe('unavailable');
});
