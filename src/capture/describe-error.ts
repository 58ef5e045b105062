import type { ErrorRecord } from '../types.js';
import { errorMessage, errorStack, errorType, isError } from './errors.js';
import { ownData } from './own.js';
import { hasOwn, isArray, isProxy } from './primordials.js';
import type { Capture } from './snapshot.js';
import { cutText } from './strings.js';

/** Links of a cause chain, and members of an AggregateError, that are recorded. */
const MAX_CAUSES = 16;
const MAX_ERRORS = 16;

/** Longest message and stack. */
const MAX_TEXT = 65_536;

/** Longest text of a thrown value that is no error. */
const MAX_VALUE_TEXT = 2_048;

/** An `ErrorRecord` with the members of an AggregateError. */
interface DescribedError extends ErrorRecord {
  errors?: DescribedError[];
}

/** What was thrown, as recorded. Never throws, runs no code of the user's. */
export function describeError(thrown: unknown, capture: Capture): ErrorRecord {
  try {
    return describe(thrown, capture, []);
  } catch {
    return { type: typeof thrown, message: '[Unreadable]' };
  }
}

function describe(thrown: unknown, capture: Capture, above: readonly unknown[]): DescribedError {
  if (!isObject(thrown) || isProxy(thrown) || !isError(thrown)) return { type: typeName(thrown), message: valueText(thrown, capture) };
  const record: DescribedError = { type: errorType(thrown), message: cutText(errorMessage(thrown), MAX_TEXT) };
  const stack = errorStack(thrown);
  if (stack !== undefined) record.stack = cutText(stack, MAX_TEXT);
  const path = [...above, thrown];
  if (hasOwn(thrown, 'cause')) record.cause = related(ownData(thrown, 'cause'), capture, path);
  const errors = ownData(thrown, 'errors');
  if (isArray(errors) && !isProxy(errors)) record.errors = members(errors, capture, path);
  return record;
}

function members(errors: readonly unknown[], capture: Capture, path: readonly unknown[]): DescribedError[] {
  const records: DescribedError[] = [];
  for (let i = 0; i < errors.length && i < MAX_ERRORS; i++) records[i] = related(ownData(errors, i), capture, path);
  return records;
}

function related(thrown: unknown, capture: Capture, path: readonly unknown[]): DescribedError {
  if (path.includes(thrown)) return { type: 'Circular', message: '[Circular]' };
  if (path.length >= MAX_CAUSES) return { type: 'Cut', message: '[… more causes]' };
  return describe(thrown, capture, path);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function typeName(thrown: unknown): string {
  return thrown === null ? 'null' : typeof thrown;
}

function valueText(thrown: unknown, capture: Capture): string {
  if (isObject(thrown) && !isProxy(thrown)) {
    const message = ownData(thrown, 'message');
    if (typeof message === 'string') return cutText(message, MAX_TEXT);
  }
  return cutText(textOf(capture.snapshot(thrown)), MAX_VALUE_TEXT);
}

function textOf(snapshot: unknown): string {
  return typeof snapshot === 'string' ? snapshot : (JSON.stringify(snapshot) ?? 'undefined');
}
