/** What every host must record of the agent, with the places as its sources have them. */
import { readFileSync } from 'node:fs';

const sources = Object.fromEntries(['agent.ts', 'locked.ts'].map((file) => [file, readFileSync(new URL(`agent/${file}`, import.meta.url), 'utf8')]));

/** Where a piece of a source begins: every piece that is asked for occurs once. */
function place(file, piece, offset = 0) {
  const before = sources[file].slice(0, sources[file].indexOf(piece) + offset).split('\n');
  return { file: `agent/${file}`, line: before.length, column: before.at(-1).length + 1 };
}

function span(kind, name, input, at) {
  return { name, kind, ...(input !== undefined && { input }), source: { ...at, function: name } };
}

const agent = (piece, offset) => place('agent.ts', piece, offset);
const locked = (piece, offset) => place('locked.ts', piece, offset);

const legacy = [
  span('OTHER', 'ResearchAgent.search', undefined, agent('startSpan()')),
  span('RETRIEVER', 'ResearchAgent.search', { query: 'bees', account: '[Skipped]', limit: 2 }, agent('search(query')),
  span('TOOL', 'lookup', { term: 'bees,2' }, agent("span({ kind: 'TOOL' }")),
  span('LLM', 'ResearchAgent.answer', { prompt: 'BEES,2' }, agent('answer(prompt')),
  span('CHAIN', 'shout', { text: 'BEES,2' }, agent('async function shout')),
  span('TOOL', 'tidy', { text: 'BEES,2', arg1: { mark: '!' } }, agent('async function tidy')),
  span('TOOL', 'ResearchAgent.rank', { texts: ['BEES,2!'], weights: [1, 2] }, agent('rank(texts')),
  span('OTHER', 'ResearchAgent.fail', { reason: 'no luck' }, agent('fail(reason')),
];

const standard = [
  ...legacy.slice(0, -1),
  span('OTHER', 'Vault.label', { value: 'open with 4' }, locked('label = ')),
  span('TOOL', 'Vault.#unlock', { code: '1234' }, locked('#unlock(code: string)')),
  span('OTHER', 'Vault.peek', { code: '1234' }, locked('peek = ')),
  ...legacy.slice(-1),
];

/** The spans, in the order of their end, by the dialect of the decorators. */
export const spansOf = { legacy, standard };

/** The frame that a stack trace must show, to the column. */
export const thrown = agent("new Error(reason)");
