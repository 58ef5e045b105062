import type { ErrorRecord } from '../types.js';
import { errorMessage, errorStack, errorType, isError } from './errors.js';
import { jsonText } from './json-text.js';
import { ownData } from './own.js';
import { hasOwn, isArray, isProxy } from './primordials.js';
import { cutText } from './strings.js';

/** Links of a cause chain, and members of an AggregateError, that are recorded. */
const MAX_CAUSES = 16;
const MAX_ERRORS = 16;

/** Errors of one record, all causes and members together. */
const MAX_RECORDS = 64;

/** Longest message and stack. */
const MAX_TEXT = 65_536;

/** Longest text of a thrown value that is no error. */
const MAX_VALUE_TEXT = 2_048;

/** An `ErrorRecord` with the members of an AggregateError. */
interface DescribedError extends ErrorRecord {
  errors?: DescribedError[];
}

/** Where values that are no errors get their form; `Capture` is one. */
interface Snapshots {
  snapshot(value: unknown): unknown;
}

/**
 * What was thrown, as recorded: class name, message, stack, cause chain (16 links at most), members of an
 * AggregateError (16 at most). Any value may be thrown: one that is no error has its `typeof` as type, and its message, or itself as JSON, as message.
 * Never throws and runs no code of the user's.
 */
export function describeError(thrown: unknown, capture: Snapshots): ErrorRecord {
  try {
    return new Describer(capture).describe(thrown, undefined);
  } catch {
    return { type: typeof thrown, message: '[Unreadable]' };
  }
}

/** The errors around one, innermost first. */
interface Path {
  readonly error: object;
  readonly depth: number;
  readonly above: Path | undefined;
}

class Describer {
  readonly #capture: Snapshots;
  #left = MAX_RECORDS;

  constructor(capture: Snapshots) {
    this.#capture = capture;
  }

  describe(thrown: unknown, above: Path | undefined): DescribedError {
    this.#left--;
    if (!isObject(thrown) || !isError(thrown)) return { type: typeName(thrown), message: this.#valueText(thrown) };
    const record: DescribedError = { type: errorType(thrown), message: cutText(errorMessage(thrown), MAX_TEXT) };
    if (isOn(above, thrown)) return { ...record, message: `[Circular] ${record.message}` };
    const stack = errorStack(thrown);
    if (stack !== undefined) record.stack = cutText(stack, MAX_TEXT);
    this.#addRelated(record, thrown, { error: thrown, depth: (above?.depth ?? 0) + 1, above });
    return record;
  }

  #addRelated(record: DescribedError, error: object, path: Path): void {
    if (path.depth > MAX_CAUSES || this.#left <= 0) return;
    if (hasOwn(error, 'cause')) record.cause = this.describe(ownData(error, 'cause'), path);
    const errors = ownData(error, 'errors');
    if (isObject(errors) && isArray(errors)) record.errors = this.#members(errors, path);
  }

  #members(errors: readonly unknown[], path: Path): DescribedError[] {
    const records: DescribedError[] = [];
    for (let i = 0; i < errors.length && i < MAX_ERRORS && this.#left > 0; i++) records[i] = this.describe(ownData(errors, i), path);
    return records;
  }

  #valueText(thrown: unknown): string {
    const message = isObject(thrown) ? ownData(thrown, 'message') : undefined;
    if (typeof message === 'string') return cutText(message, MAX_TEXT);
    return cutText(jsonText(this.#capture.snapshot(thrown), MAX_VALUE_TEXT), MAX_VALUE_TEXT);
  }
}

function isOn(path: Path | undefined, error: object): boolean {
  for (let step = path; step !== undefined; step = step.above) if (step.error === error) return true;
  return false;
}

/** Not for Proxies: nothing may be asked of them. */
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isProxy(value);
}

function typeName(thrown: unknown): string {
  return thrown === null ? 'null' : typeof thrown;
}
