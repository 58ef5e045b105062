import { setImmediate } from 'node:timers/promises';
import { readJson } from '../wire/json/request.js';
import { Malformed, TooMuch } from '../wire/malformed.js';
import { readProtobuf } from '../wire/protobuf/request.js';
import { sendRefusal, sendTaken } from './answer.js';
import { readBody, Space } from './body.js';
import { guard } from './guard.js';
import { CODE, Refusal } from './refusal.js';
import { checkRoute, encodingOf } from './route.js';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Intake } from '../store/intake.js';
import type { SpanGroup } from '../wire/request.js';
import type { Encoding } from './route.js';

/** Answers requests of OTLP over HTTP. Nothing that a client sends makes it throw. */
export function handler(intake: Intake): (request: IncomingMessage, response: ServerResponse) => void {
  const space = new Space();
  return (request, response) => {
    take(intake, space, request, response).catch((error: unknown) => {
      // Whoever went away gets no answer.
      if (!response.headersSent && !response.destroyed) sendRefusal(response, encodingOf(request), refusalOf(error));
    });
  };
}

async function take(intake: Intake, space: Space, request: IncomingMessage, response: ServerResponse): Promise<void> {
  guard(request.headers);
  const encoding = checkRoute(request);
  const { failure, reason, rejected } = await intake.take(await decode(encoding, await readBody(request, space)));
  if (failure !== undefined) throw new Refusal(503, CODE.UNAVAILABLE, 'the store cannot be written now', { 'retry-after': '2' });
  sendTaken(response, encoding, rejected, reason);
}

async function decode(encoding: Encoding, body: Buffer): Promise<SpanGroup[]> {
  const reading = encoding === 'json' ? readJson(body) : readProtobuf(body);
  for (let step = reading.next(); ; step = reading.next()) {
    if (step.done) return step.value;
    await setImmediate();
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof Malformed) return new Refusal(400, CODE.INVALID_ARGUMENT, error.message);
  if (error instanceof TooMuch) return new Refusal(413, CODE.RESOURCE_EXHAUSTED, error.message);
  return new Refusal(500, CODE.INTERNAL, 'the receiver failed; please report it');
}
