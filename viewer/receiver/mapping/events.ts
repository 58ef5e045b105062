import { TRACELOOP } from '../names/traceloop.js';
import { FORMER } from '../names/former.js';
import { isMessageEvent } from './messages/events.js';
import { microseconds } from './time.js';
import type { SpanEvent } from '../../../src/types.js';
import type { Attributes, WireEvent, WireSpan } from '../wire/request.js';

const CHUNKS: ReadonlySet<string> = new Set([...TRACELOOP.CHUNK_EVENTS, 'First Token Stream Event']);

/** Events that carry attributes which other programs write on the span itself. */
const CARRIERS: ReadonlySet<string> = new Set([FORMER.PROMPT_EVENT, FORMER.COMPLETION_EVENT, 'gen_ai.client.inference.operation.details']);

/** The attributes of a span, with those that stand in events. */
export function allAttributes({ attributes, events }: WireSpan): Attributes {
  const carriers = events.filter(({ name }) => CARRIERS.has(name));
  return carriers.length === 0 ? attributes : new Map([...carriers.flatMap((event) => [...event.attributes]), ...attributes]);
}

/** What happened inside a span, without what is told elsewhere: messages, chunks of an answer, the error. */
export function readEvents(span: WireSpan, startTime: number, told: WireEvent | undefined): readonly SpanEvent[] | undefined {
  const left = span.events.filter((event) => event !== told && !CHUNKS.has(event.name) && !CARRIERS.has(event.name) && !isMessageEvent(event));
  return left.length === 0 ? undefined : left.map((event) => readEvent(event, startTime));
}

function readEvent({ attributes, name, time }: WireEvent, startTime: number): SpanEvent {
  const event = { name, time: microseconds(time) ?? startTime };
  return attributes.size === 0 ? event : { ...event, attributes: Object.fromEntries(attributes) };
}

/** When the first chunk of an answer came, where a library writes an event for it. */
export function firstChunk({ events }: WireSpan): number | undefined {
  const times = events.filter(({ name }) => CHUNKS.has(name)).flatMap(({ time }) => microseconds(time) ?? []);
  return times.length === 0 ? undefined : times.reduce((least, time) => Math.min(least, time));
}
