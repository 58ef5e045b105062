/** A 64-bit integer: a number where that is exact, else its decimal digits. */
export function integer(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
