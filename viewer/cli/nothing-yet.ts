import { escapeTerminal } from '../../src/text/escape.js';

/** What to do when a store holds nothing. */
export function nothingYet(dir: string): string {
  return `Nothing is recorded in ${escapeTerminal(dir)} yet.

Run a program with a decorated method, or with this in it:

  import { startTrace } from 'filigree';
  startTrace('hello', (t) => t.setOutput('world'));

If it ran in another folder, name its store: --dir <folder>/.filigree, or the variable FILIGREE_DIR.
`;
}
