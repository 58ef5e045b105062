import { storableText } from './storable.js';
import type { Cost } from '../../types.js';
import type { Notes } from './notes.js';

/** A sum of costs that overflows makes lists of traces answer 500 for the whole project (seen on server 0.5.0). */
const MOST = 1e15;

/** Amounts as the server takes them: numbers, and `total` is what it adds up. Those out of all proportion are noted instead. */
export function costOf(cost: Cost, notes: Notes): Record<string, number> | undefined {
  const amounts = Object.entries(cost).filter((entry): entry is [string, number] => Number.isFinite(entry[1]));
  const [sane, absurd] = [amounts.filter(([, amount]) => Math.abs(amount) <= MOST), amounts.filter(([, amount]) => Math.abs(amount) > MOST)];
  if (absurd.length > 0) notes.keep('cost', Object.fromEntries(absurd));
  return sane.length === 0 ? undefined : Object.fromEntries(sane.map(([name, amount]) => [storableText(name), amount]));
}
