import { isHalf, spanKey } from './span-key.js';
import type { ScoreRecord } from '../../src/types.js';

/** Scores without those that came a second time. A score has no id of its own; that of its own program is kept. */
export function distinctScores(scores: readonly ScoreRecord[]): ScoreRecord[] {
  const distinct = new Map<string, ScoreRecord>();
  for (const score of scores) {
    const { name, spanId = '', time } = score;
    const key = `${spanKey(spanId)} ${time} ${name}`;
    if (!distinct.has(key) || !isHalf(spanId)) distinct.set(key, score);
  }
  return [...distinct.values()];
}
