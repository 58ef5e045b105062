import { isFields } from '../../chat/chat.js';
import type { ExportResult } from '../exporter.js';
import type { HttpAnswer } from '../http/client.js';

/** ExportTraceServiceResponse: field 1 is partial_success { rejected_spans = 1; error_message = 2 }. */
const PARTIAL_SUCCESS = 1;
const REJECTED_SPANS = 1;
const ERROR_MESSAGE = 2;

/** How much of a refusal is looked at. */
const READ_OF_REFUSAL = 2048;

/**
 * What a server that took a request says of it. Backends answer JSON to a binary request, HTML, or nothing at all: what
 * cannot be read is a success like any other, because the status said so.
 */
export function partialSuccessOf({ body }: HttpAnswer): ExportResult | undefined {
  try {
    const said = body[0] === 0x7b ? fromJson(body) : fromProtobuf(body);
    return said.rejected === 0 && said.message === '' ? undefined : { rejected: said.rejected, message: said.message };
  } catch {
    return undefined;
  }
}

/** Whether a refusal is about the size of the request: the Collector answers 400 `http: request body too large` above 20 MiB. */
export function saysTooLarge(body: Buffer): boolean {
  return /too large|larger than|size limit|exceeds? .*(size|limit)/i.test(body.toString('utf8', 0, READ_OF_REFUSAL));
}

interface Said {
  readonly rejected: number;
  readonly message: string;
}

const NOTHING: Said = { rejected: 0, message: '' };

function fromJson(body: Buffer): Said {
  const answer: unknown = JSON.parse(body.toString());
  const partial = isFields(answer) ? (answer['partialSuccess'] ?? answer['partial_success']) : undefined;
  if (!isFields(partial)) return NOTHING;
  const { errorMessage, error_message: message = errorMessage, rejectedSpans, rejected_spans: rejected = rejectedSpans } = partial;
  return { rejected: count(Number(rejected ?? 0)), message: typeof message === 'string' ? message : '' };
}

function fromProtobuf(body: Uint8Array): Said {
  let said = NOTHING;
  for (const { field, bytes } of fieldsOf(body)) if (field === PARTIAL_SUCCESS && bytes !== undefined) said = partialOf(bytes);
  return said;
}

function partialOf(body: Uint8Array): Said {
  let said = NOTHING;
  for (const { field, bytes, value } of fieldsOf(body)) {
    if (field === REJECTED_SPANS && bytes === undefined) said = { ...said, rejected: count(value) };
    if (field === ERROR_MESSAGE && bytes !== undefined) said = { ...said, message: Buffer.from(bytes).toString() };
  }
  return said;
}

/** A count that can be one: an unreadable one is none. */
function count(value: number): number {
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}

interface Field {
  readonly field: number;
  readonly value: number;
  readonly bytes?: Uint8Array;
}

/** The fields of a message that are varints or have a length; throws at anything else. */
function* fieldsOf(message: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = message[at++];
      if (byte === undefined || factor > 2 ** 63) throw new RangeError('no varint');
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  };
  while (at < message.length) {
    const tag = varint();
    const value = varint();
    if ((tag & 7) === 0) yield { field: tag >>> 3, value };
    else if ((tag & 7) === 2 && at + value <= message.length) yield { field: tag >>> 3, value, bytes: message.subarray(at, (at += value)) };
    else throw new RangeError('no field that an answer has');
  }
}
