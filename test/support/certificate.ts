import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** A self-signed certificate and its key, in PEM: give the certificate as `ca` to whoever is to trust it. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const DAY = 86_400_000;

/** Made for host names and IPv4 addresses; `until` is in milliseconds since the epoch. */
export function certificate(hosts: readonly string[] = ['localhost', '127.0.0.1'], until: number = Date.now() + DAY): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(OID.commonName, text(hosts[0]!))));
  const lifetime = sequence(time(Math.min(Date.now(), until) - DAY), time(until));
  const algorithm = sequence(OID.ecdsaWithSha256);
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const body = sequence(der(0xa0, integer(2)), integerOf(randomBytes(8)), algorithm, name, lifetime, name, key, der(0xa3, sequence(alternativeNames(hosts))));
  const signed = sequence(body, algorithm, bits(sign('sha256', body, privateKey)));
  return { cert: pem(signed), key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

/** Object identifiers in DER. */
const OID = {
  commonName: Buffer.from('0603550403', 'hex'),
  ecdsaWithSha256: Buffer.from('06082a8648ce3d040302', 'hex'),
  subjectAltName: Buffer.from('0603551d11', 'hex'),
};

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const set = (...parts: readonly Buffer[]) => der(0x31, ...parts);
const integer = (value: number) => der(0x02, Buffer.from([value]));
const integerOf = (bytes: Buffer) => der(0x02, Buffer.concat([Buffer.from([1]), bytes]));
const text = (value: string) => der(0x0c, Buffer.from(value));
const bits = (bytes: Buffer) => der(0x03, Buffer.from([0]), bytes);
const time = (at: number) => der(0x18, Buffer.from(`${new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '')}`));

function alternativeNames(hosts: readonly string[]): Buffer {
  const names = hosts.map((host) => (isIP(host) === 4 ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host))));
  return sequence(OID.subjectAltName, der(0x04, sequence(...names)));
}

function pem(bytes: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}
