import { CONTENT_TYPE } from './route.js';
import type { ServerResponse } from 'node:http';
import type { Refusal } from './refusal.js';
import type { Encoding } from './route.js';

/** Tags of two fields, with their wire types: the first as a varint, the second as text. */
const VARINT_1 = 0x08;
const TEXT_2 = 0x12;
const MESSAGE_1 = 0x0a;

/** ExportTraceServiceResponse: empty where all was taken. */
export function sendTaken(response: ServerResponse, encoding: Encoding, rejected: number, message: string | undefined): void {
  const partial = rejected > 0;
  const json = partial ? { partialSuccess: { rejectedSpans: String(rejected), errorMessage: message ?? '' } } : {};
  const bytes = () => (partial ? prefixed(MESSAGE_1, pair(rejected, message ?? '')) : Buffer.alloc(0));
  send(response, 200, encoding, {}, encoding === 'json' ? Buffer.from(JSON.stringify(json)) : bytes());
}

/** `google.rpc.Status` in the encoding of the request, JSON where it had none that is known. */
export function sendRefusal(response: ServerResponse, encoding: Encoding | undefined, { code, headers, message, status }: Refusal): void {
  send(response, status, encoding ?? 'json', headers, encoding === 'protobuf' ? pair(code, message) : Buffer.from(JSON.stringify({ code, message })));
}

function send(response: ServerResponse, status: number, encoding: Encoding, headers: Readonly<Record<string, string>>, body: Buffer): void {
  response.writeHead(status, { 'content-type': CONTENT_TYPE[encoding], 'content-length': body.length, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers }).end(body);
}

/** A message whose first field is an integer and whose second is a text, as both answers have it. */
function pair(number: number, text: string): Buffer {
  return Buffer.concat([Buffer.of(VARINT_1), varint(number), prefixed(TEXT_2, Buffer.from(text))]);
}

function prefixed(tag: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.of(tag), varint(body.length), body]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
  return Buffer.from([...bytes, value]);
}
