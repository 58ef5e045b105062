import { CODE, Refusal } from './refusal.js';
import type { IncomingMessage } from 'node:http';

const PATH = '/v1/traces';

/** The encodings of OTLP over HTTP. An answer has the one of its request. */
export type Encoding = 'protobuf' | 'json';

export const CONTENT_TYPE: Readonly<Record<Encoding, string>> = { protobuf: 'application/x-protobuf', json: 'application/json' };

/** The encoding of a request, which its answer has too; `undefined` for one that is none of OTLP's. */
export function encodingOf({ headers }: IncomingMessage): Encoding | undefined {
  const type = headers['content-type']?.split(';', 1)[0]!.trim().toLowerCase();
  if (type === CONTENT_TYPE.protobuf) return 'protobuf';
  return type === CONTENT_TYPE.json ? 'json' : undefined;
}

/** @throws Refusal for anything but OTLP traces. */
export function checkRoute(request: IncomingMessage): Encoding {
  const path = request.url?.split('?', 1)[0];
  if (path !== PATH) throw new Refusal(404, CODE.NOT_FOUND, `expected \`${PATH}\`; metrics and logs are not taken`);
  if (request.method !== 'POST') throw new Refusal(405, CODE.UNIMPLEMENTED, 'expected POST', { allow: 'POST' });
  const encoding = encodingOf(request);
  if (encoding === undefined) throw new Refusal(415, CODE.INVALID_ARGUMENT, `expected \`${CONTENT_TYPE.protobuf}\` or \`${CONTENT_TYPE.json}\` as the content type`);
  return encoding;
}
