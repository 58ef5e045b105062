/** Writes a journal as programs would have: traces of ten spans each, or one trace of many. */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

const FILE_BYTES = 32 * 1024 * 1024;
const T0 = 1_764_000_000_000_000;
const NAMES = ['plan', 'search', 'fetch page', 'read file', 'answer', 'rerank', 'embed', 'check', 'summarize', 'write'];
const KINDS = ['CHAIN', 'TOOL', 'TOOL', 'TOOL', 'LLM', 'RERANKER', 'EMBEDDING', 'GUARDRAIL', 'LLM', 'TOOL'];
const MODELS = ['gpt-5.4', 'gpt-5.4-mini', 'claude-opus-5', 'llama-4-70b'];
const WORDS = 'the agent reads a page about gardens and writes what it found into the notes of the user who asked for it'.split(' ');

/** Repeatable, so that runs can be compared. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const pick = random(7);
const hex = (number, digits) => number.toString(16).padStart(digits, '0').slice(-digits);
const uuid = (time, number) => `${hex(Math.floor(time / 1000), 12).replace(/^(.{8})/, '$1-')}-7${hex(pick(4096), 3)}-8${hex(pick(4096), 3)}-${hex(number, 12)}`;
const text = (words) => Array.from({ length: words }, () => WORDS[pick(WORDS.length)]).join(' ');

class Writer {
  #folder;
  #fd;
  #segment = 0;
  #seq = 0;
  #size = 0;
  #lines = [];
  #held = 0;

  constructor(dir) {
    this.#folder = join(dir, 'journal');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  add(event, fields) {
    if (this.#fd === undefined) this.#open();
    const covered = `{"event":"${event}","seq":${this.#seq++},${JSON.stringify(fields).slice(1, -1)}`;
    const line = `${covered},"crc":"${hex(crc32(covered), 8)}"}\n`;
    this.#lines.push(line);
    this.#held += line.length;
    if (this.#held > 1 << 20) this.flush();
  }

  flush() {
    this.#size += writeSync(this.#fd, this.#lines.join(''));
    this.#lines = [];
    this.#held = 0;
    if (this.#size > FILE_BYTES) this.#close();
  }

  #open() {
    const name = `${Math.floor(T0 / 1000)}-4194305-0000beef.${String(this.#segment).padStart(4, '0')}.jsonl`;
    this.#fd = openSync(join(this.#folder, name), 'w', 0o600);
    this.add('journal.open', { version: 1, pid: 4_194_305, node: 'v20.20.2', startTime: T0, segment: this.#segment++ });
  }

  #close() {
    closeSync(this.#fd);
    this.#fd = undefined;
    this.#size = 0;
  }
}

function span(traceId, number, startTime, parentSpanId) {
  const at = number % NAMES.length;
  const duration = 1000 + pick(900_000);
  const failed = pick(50) === 0;
  const isModel = KINDS[at] === 'LLM';
  return {
    spanId: uuid(startTime, number),
    traceId,
    parentSpanId,
    kind: KINDS[at],
    name: NAMES[at],
    status: failed ? 'ERROR' : 'COMPLETED',
    startTime,
    endTime: startTime + duration,
    input: isModel ? { messages: [{ role: 'user', content: text(20) }] } : { query: text(8) },
    output: failed ? undefined : isModel ? { role: 'assistant', content: text(40) } : [text(12)],
    error: failed ? { type: 'TimeoutError', message: `no answer within ${pick(20)} s` } : undefined,
    ...(isModel && {
      model: MODELS[pick(MODELS.length)],
      tokenUsage: { promptTokens: 200 + pick(4000), completionTokens: 10 + pick(800) },
      cost: { total: (1 + pick(900)) / 100_000 },
      completionStartTime: startTime + Math.floor(duration / 4),
    }),
    source: { file: 'src/agent.ts', line: 10 + at * 12 },
  };
}

function trace(writer, number, spans) {
  const startTime = T0 + number * 400_000;
  const traceId = uuid(startTime, 900_000_000 + number);
  const made = Array.from({ length: spans }, (_, i) => span(traceId, number * spans + i, startTime + i * 1000));
  made.forEach((one, i) => {
    if (i > 0 && i % 3 !== 0) one.parentSpanId = made[i - (i % 3)].spanId;
  });
  for (const one of made.reverse()) writer.add('span.end', one);
  const status = pick(30) === 0 ? 'ERROR' : 'COMPLETED';
  const who = { sessionId: `session-${Math.floor(number / 4)}`, userId: `user-${pick(500)}`, tags: pick(2) ? ['prod'] : ['prod', 'beta'], environment: 'production' };
  writer.add('trace.end', { traceId, name: number % 3 ? 'research agent' : 'support agent', status, startTime, endTime: startTime + 2_000_000, input: text(10), output: text(30), ...who });
}

/** @param {string} dir the store's folder, @param {number} traces, @param {number} spans of each */
export function writeJournal(dir, traces, spans) {
  const writer = new Writer(dir);
  for (let number = 0; number < traces; number++) trace(writer, number, spans);
  writer.flush();
}
