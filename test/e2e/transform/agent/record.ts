import { configure } from 'filigree';
import { memory } from 'filigree/exporters/memory';

const recorded = memory();
configure({ exporters: [recorded], store: false });
let stack = '';

/** Keeps where the stack of an error says that it was made. */
export function keepStack(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    stack = String((error as Error).stack);
  }
}

/** What was recorded, for the test to read. */
export function output(): string {
  const spans = recorded.spans.map(({ name, kind, input, source }) => ({ name, kind, input, source }));
  return JSON.stringify({ spans, stack });
}
