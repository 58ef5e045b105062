import { createRequire } from 'node:module';

/**
 * Loads `reflect-metadata`, which adds its functions to the global `Reflect`. Not by an import: where the platform's
 * objects are frozen (`--frozen-intrinsics`) it would throw, and the program with it.
 */
export function loadMetadata(): void {
  createRequire(import.meta.url)('reflect-metadata');
}
