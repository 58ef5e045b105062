import { createHash } from 'node:crypto';
import type { Exporter } from '../exporter.js';

/** A destination as part of a file's name: the exporter's name, and a hash of where it sends to. */
export function destinationKey({ name, destination = '' }: Exporter): string {
  const hash = createHash('sha256').update(destination).digest('hex').slice(0, 12);
  return `${name.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 40)}-${hash}`;
}
