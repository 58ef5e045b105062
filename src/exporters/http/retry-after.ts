import { now, toMicroseconds } from '../../clock.js';
import type { IncomingHttpHeaders } from 'node:http';

/** A destination that asks for more than an hour is asked again after one. */
const MAX_MS = 3_600_000;

/** The three forms of RFC 9110, section 5.6.7. `Date.parse` alone would make a date of almost any text. */
const HTTP_DATE = /^(?:[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;

/**
 * Milliseconds that an answer asks to be left alone, at most an hour: `retry-after` in seconds or as a date, else
 * `retry-after-ms`. `undefined` when it asks for nothing, or in a way that cannot be understood.
 */
export function retryAfterMs(headers: IncomingHttpHeaders): number | undefined {
  const wait = seconds(headers['retry-after']) ?? untilDate(headers['retry-after'], headers.date) ?? milliseconds(headers['retry-after-ms']);
  return wait === undefined ? undefined : Math.min(Math.max(wait, 0), MAX_MS);
}

function seconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : undefined;
}

function milliseconds(text: string | string[] | undefined): number | undefined {
  return typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Measured against the server's own clock, which need not go as ours. */
function untilDate(text: string | undefined, date: string | undefined): number | undefined {
  const then = parseDate(text);
  return then === undefined ? undefined : then - (parseDate(date) ?? toMicroseconds(now()) / 1000);
}

function parseDate(text: string | undefined): number | undefined {
  if (text === undefined || !HTTP_DATE.test(text)) return undefined;
  const time = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(time) ? undefined : time;
}
