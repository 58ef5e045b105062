// filigree
import type { Span } from 'filigree';
/** @span */
export function alone() {}
