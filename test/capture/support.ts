import { Capture } from '../../src/capture/snapshot.js';

export const limits = { maxBytes: 1_048_576, maxDepth: 64 };

export function snapshot(value: unknown, changed: Partial<typeof limits> = {}): unknown {
  return new Capture({ ...limits, ...changed }).snapshot(value);
}

/** Values in a snapshot, containers included. */
export function countNodes(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, child) => sum + countNodes(child), 1);
}

/** Levels of containers in a snapshot. */
export function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.values(value).reduce<number>((deepest, child) => Math.max(deepest, depthOf(child)), 0);
}

/** What a snapshot must be made of, whatever was captured. */
export function isJsonSafe(value: unknown): boolean {
  if (value === undefined) return true;
  return JSON.stringify(JSON.parse(JSON.stringify(value))) === JSON.stringify(value) && isPure(value);
}

function isPure(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return ['string', 'boolean'].includes(typeof value) || value === null;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === Array.prototype) && Object.values(value).every(isPure);
}
