import { span, trace, startTrace, startSpan } from 'filigree'; import { site as __filigree_site } from "filigree/runtime";

const search = span({ kind: 'TOOL' }, async (query: string, k = 5) => query, __filigree_site("search", ["query", "k"], "in.ts", 3, 16));
const hidden = span({ kind: 'TOOL' }, async function visible(q: string) {}, __filigree_site("visible", ["q"], "in.ts", 4, 16));
const literal = span('explicit', (q: string) => q, __filigree_site(undefined, ["q"], "in.ts", 5, 17));
const existing = span.tool({}, search, __filigree_site("search", undefined, "in.ts", 6, 18));
const traced = trace({ tags: [] }, async (...parts: string[]) => {}, __filigree_site("traced", ["...parts"], "in.ts", 7, 16)) as unknown;
const tools = { lookup: span({}, (q: string) => q, __filigree_site("lookup", ["q"], "in.ts", 8, 25)) };
const top = startTrace(process.argv[2]!, __filigree_site("top", undefined, "in.ts", 9, 13));
startTrace(__filigree_site("in", undefined, "in.ts", 10, 1));

export class Agent {
  field = span({}, ({ a, b }: any) => a, __filigree_site("Agent.field", [""], "in.ts", 13, 11));

  async run() {
    const t = startTrace('named', { tags: [] }, __filigree_site(undefined, undefined, "in.ts", 16, 15));
    const s = startSpan(__filigree_site("Agent.run", undefined, "in.ts", 17, 15));
    [1].forEach(() => startSpan(String(s), __filigree_site("Agent.run", undefined, "in.ts", 18, 23)));
    return startTrace(`x${1}`, {}, async (inner) => startSpan(__filigree_site("Agent.run", undefined, "in.ts", 19, 53)), __filigree_site(undefined, undefined, "in.ts", 19, 12));
  }

  static { startSpan(__filigree_site("Agent", undefined, "in.ts", 22, 12)); }
}

function plain() { startSpan(__filigree_site("plain", undefined, "in.ts", 25, 20)); }
const arrow = () => { startSpan(__filigree_site("arrow", undefined, "in.ts", 26, 23)); };
const object = { method() { startSpan(__filigree_site("method", undefined, "in.ts", 27, 29)); } };
