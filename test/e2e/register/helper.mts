import { startSpan } from 'filigree';

export interface Hit {
  url: string;
}

export function helper(count: number): string {
  return startSpan('helper', () => String(count));
}
