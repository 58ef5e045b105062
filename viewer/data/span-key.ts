const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The first half of a span's id that came over a wire with room for the other half alone, such as OTLP. */
const NO_HALF = '00000000-0000-0000-';

/**
 * What tells a span from the others of its trace: the half of its id that every wire has room for. One span can be in a
 * store under its whole id, written by its own program, and under that half, received or named as a parent by another.
 */
export function spanKey(id: string): string {
  return UUID.test(id) ? id.slice(NO_HALF.length) : id;
}

/** Whether only that half of an id is known. */
export function isHalf(id: string): boolean {
  return id.startsWith(NO_HALF) && UUID.test(id);
}
