import { createHash } from 'node:crypto';

/** What the API does once for one key. */
export type Operation = 'instance-register' | 'instance-start' | 'instance-finish' | 'span-create' | 'span-finish' | 'quality';

/** The API takes 8 to 64 characters. */
const MOST = 64;

/**
 * The idempotency key of an operation. It follows from our own ids alone, so a retry, a batch that comes again after a
 * crash, and another process that sends what a dead one left all send the same key, and the API does the work once.
 */
export function idempotencyKey(operation: Operation, id: string): string {
  const key = `${operation}:${id}`;
  return key.length <= MOST ? key : `${operation}:${digest(id)}`;
}

/** The first 32 hexadecimal digits of a SHA-256. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
