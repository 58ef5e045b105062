/** Nanoseconds to microseconds since the Unix epoch; `undefined` for none (zero) and for what no clock shows. */
export function microseconds(nanoseconds: bigint): number | undefined {
  const micros = Number(nanoseconds / 1000n);
  return micros > 0 && Number.isSafeInteger(micros) ? micros : undefined;
}
