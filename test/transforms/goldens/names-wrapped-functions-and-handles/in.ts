import { span, trace, startTrace, startSpan } from 'filigree';

const search = span({ kind: 'TOOL' }, async (query: string, k = 5) => query);
const hidden = span({ kind: 'TOOL' }, async function visible(q: string) {});
const literal = span('explicit', (q: string) => q);
const existing = span.tool({}, search);
const traced = trace({ tags: [] }, async (...parts: string[]) => {}) as unknown;
const tools = { lookup: span({}, (q: string) => q) };
const top = startTrace(process.argv[2]!);
startTrace();

export class Agent {
  field = span({}, ({ a, b }: any) => a);

  async run() {
    const t = startTrace('named', { tags: [] });
    const s = startSpan();
    [1].forEach(() => startSpan(String(s)));
    return startTrace(`x${1}`, {}, async (inner) => startSpan());
  }

  static { startSpan(); }
}

function plain() { startSpan(); }
const arrow = () => { startSpan(); };
const object = { method() { startSpan(); } };
