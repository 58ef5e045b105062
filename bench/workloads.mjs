import { markOf } from './mark.mjs';

/** What every contender is asked to record. A workload makes its function anew, so that no contender shares compiled code. */

/** Calls between two turns of the event loop. */
export const BLOCK = 1000;

/** The smallest useful call: two numbers in, one out. */
const tiny = {
  name: 'add',
  kind: 'TOOL',
  model: undefined,
  usage: undefined,
  make() {
    return async function add(a, b) {
      return a + b;
    };
  },
  input: (a, b) => ({ a, b }),
  /** Calls one after the other, as an agent does. */
  async block(call) {
    for (let i = 0; i < BLOCK; i++) await call(i, 2);
  },
};

const request = {
  messages: [
    { role: 'system', content: 'You answer from the documents that you are given, and say so when they do not hold the answer. '.repeat(4) },
    { role: 'user', content: 'What does the journal keep when the process is killed in the middle of a call? '.repeat(6) },
    {
      role: 'assistant',
      content: 'I look it up. ',
      tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'search', arguments: '{"query":"journal crash","k":5}' } }],
    },
    { role: 'tool', tool_call_id: 'call_1', content: 'The journal is append-only; one JSON event a line, each line checkable. '.repeat(10) },
    { role: 'user', content: 'Answer in two sentences. ' },
  ],
  temperature: 0.2,
  max_tokens: 400,
};

const reply = {
  messages: [{ role: 'assistant', content: 'It keeps every event that was written before the kill. At most one group of 20 ms is lost, and the step that was in flight is shown as interrupted. ' }],
};

/** A model call: 2 KB of chat messages in, 200 bytes out, token usage. `report` is called with the usage inside the function. */
const llm = {
  name: 'chat',
  kind: 'LLM',
  model: 'gpt-5.4',
  usage: { promptTokens: 512, completionTokens: 48 },
  make(report = () => {}) {
    const { usage } = llm;
    return async function chat(_request) {
      report(usage);
      return reply;
    };
  },
  input: (messages) => messages,
  async block(call) {
    for (let i = 0; i < BLOCK; i++) await call(request);
  },
};

const PROSE = 'The journal is the source of truth: every event is a line, and what a killed process left unsent is sent by the next. '.repeat(20);

/** Documents of 450 bytes. Texts of their own: a slice of a text is one as well, and slower to read than what a program gets from outside. */
const DOCUMENTS = Array.from({ length: 1000 }, (_, i) => ({ id: `doc-${i}`, score: i / 1000, text: Buffer.from(PROSE.slice(i, i + 450)).toString() }));

/** A tool call for delivery: a question that carries the call's mark in, four documents out, 2 KB as JSON. Synchronous, so that a burst is one. */
const lookup = {
  name: 'lookup',
  kind: 'TOOL',
  make() {
    let from = 0;
    return ({ k }) => {
      from = (from + 7) % (DOCUMENTS.length - k);
      return { documents: DOCUMENTS.slice(from, from + k) };
    };
  },
  input: (number) => ({ query: `What does the journal keep when the process is killed? ${markOf(number)}`, k: 4 }),
};

/** The least that can be told from another: how memory is bounded shows in numbers of spans, not in their size. */
const ping = {
  name: 'ping',
  kind: 'TOOL',
  make() {
    return () => true;
  },
  input: (number) => ({ mark: markOf(number) }),
};

export const workloads = { tiny, llm, lookup, ping };
