import type { ComparedPair, SpanRow } from '../api/types.js';

/** A longest common subsequence takes a table of this many places at most; longer levels are paired in their order. */
const MAX_TABLE = 4_000_000;

interface Node {
  span: SpanRow;
  children: Node[];
}

/** Two traces' spans, given in tree order, aligned level by level: siblings of one name and kind, in their order. */
export function alignSpans(a: readonly SpanRow[], b: readonly SpanRow[]): ComparedPair[] {
  const pairs: ComparedPair[] = [];
  const waiting = [...alignLevel(treeOf(a), treeOf(b))].reverse();
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const { name, kind, depth } = (pair.a ?? pair.b)!.span;
    pairs.push({ name, kind, a: pair.a?.span, b: pair.b?.span, depth });
    const children = [...alignLevel(pair.a?.children ?? [], pair.b?.children ?? [])];
    for (const child of children.reverse()) waiting.push(child);
  }
  return pairs;
}

interface Pair {
  a?: Node;
  b?: Node;
}

/** Rows in tree order with their depths are a tree. */
function treeOf(spans: readonly SpanRow[]): Node[] {
  const roots: Node[] = [];
  const above: Node[] = [];
  for (const span of spans) {
    const node = { span, children: [] };
    above.length = span.depth;
    (above.at(-1)?.children ?? roots).push(node);
    above.push(node);
  }
  return roots;
}

function* alignLevel(a: readonly Node[], b: readonly Node[]): Generator<Pair> {
  let [i, j] = [0, 0];
  for (const [nextA, nextB] of matches(a, b)) {
    while (i < nextA) yield { a: a[i++] };
    while (j < nextB) yield { b: b[j++] };
    yield { a: a[i++], b: b[j++] };
  }
  while (i < a.length) yield { a: a[i++] };
  while (j < b.length) yield { b: b[j++] };
}

function alike({ span: a }: Node, { span: b }: Node): boolean {
  return a.name === b.name && a.kind === b.kind;
}

function matches(a: readonly Node[], b: readonly Node[]): [number, number][] {
  return a.length * b.length > MAX_TABLE ? inOrder(a, b) : longestCommon(a, b);
}

function longestCommon(a: readonly Node[], b: readonly Node[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = alike(a[i]!, b[j]!) ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (alike(a[i]!, b[j]!)) found.push([i++, j++]);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  return found;
}

/** The next one of the same name, as long as that goes forward. */
function inOrder(a: readonly Node[], b: readonly Node[]): [number, number][] {
  const places = new Map<string, number[]>();
  b.forEach(({ span }, j) => {
    const key = `${span.kind} ${span.name}`;
    const known = places.get(key);
    if (known === undefined) places.set(key, [j]);
    else known.push(j);
  });
  for (const list of places.values()) list.reverse();
  const found: [number, number][] = [];
  let last = -1;
  a.forEach(({ span }, i) => {
    const list = places.get(`${span.kind} ${span.name}`) ?? [];
    while (list.length > 0 && list.at(-1)! <= last) list.pop();
    const j = list.pop();
    if (j !== undefined) found.push([i, (last = j)]);
  });
  return found;
}
