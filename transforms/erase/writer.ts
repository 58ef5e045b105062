import type { ErasedClass } from './erased-class.js';
import type { ErasureNames } from './names.js';

/** What the parts that write one class share. */
export interface Writer {
  readonly erased: ErasedClass;
  readonly code: string;
  readonly names: ErasureNames;
}
