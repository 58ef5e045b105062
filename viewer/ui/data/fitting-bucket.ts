import type { Bucket } from '../../api/types.js';

const FEW = 3;
const MANY = 24 * 14;

/** A better length than an hour for the buckets of a chart, when that gave `count` of them. */
export function fittingBucket(count: number): Bucket {
  if (count <= FEW) return 'minute';
  return count > MANY ? 'day' : 'hour';
}
