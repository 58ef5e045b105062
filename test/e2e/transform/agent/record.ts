import { configure } from 'filigree';
import { memory } from 'filigree/exporters/memory';

const recorded = memory();
configure({ exporters: [recorded], store: false });

/** Prints what was recorded, and where the stack of an error says that it was made, for the test to read. */
export function show(error: unknown): void {
  const spans = recorded.spans.map(({ name, input, source }) => ({ name, input, source }));
  console.log(JSON.stringify({ spans, stack: String((error as Error).stack) }));
}

export function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
