/** A count for people: `1,234`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** `1 span`, `1,234 spans`. */
export function formatCountOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** An amount in US dollars, small ones to two digits that count: `$0.0021`, `$1.25`, `$0`. */
export function formatCost(amount: number): string {
  if (amount < 0) return `-${formatCost(-amount)}`;
  if (amount === 0 || !Number.isFinite(amount)) return `$${amount}`;
  const decimals = amount >= 1 ? 2 : Math.min(12, Math.max(2, 1 - Math.floor(Math.log10(amount))));
  return `$${amount.toFixed(decimals)}`;
}
