/** Names with more parts than this end in one part: nesting is bounded. */
const MAX_PARTS = 12;

type Node = Map<string, unknown>;

/**
 * A list of OpenInference or OpenLLMetry, whose elements stand in attributes of their own: from `0.message.role` and
 * `0.message.content` to `[{ message: { role, content } }]`. Indices only give the order, so a large one costs nothing.
 */
export function unflatten(entries: ReadonlyMap<string, unknown>): unknown {
  const root: Node = new Map();
  for (const [name, value] of entries) put(root, name.split('.'), value);
  return asValue(root);
}

/** The same, where it is a list. */
export function unflattenList(entries: ReadonlyMap<string, unknown>): readonly unknown[] {
  const value = entries.size === 0 ? [] : unflatten(entries);
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function put(root: Node, parts: string[], value: unknown): void {
  const last = parts.length > MAX_PARTS ? parts.splice(MAX_PARTS - 1).join('.') : parts.pop()!;
  let node = root;
  for (const part of parts) {
    const next = node.get(part);
    if (next instanceof Map) node = next as Node;
    else node = child(node, part);
  }
  // Both `a` and `a.b`: what has parts says more.
  if (!(node.get(last) instanceof Map)) node.set(last, value);
}

function asValue(node: Node): unknown {
  const keys = [...node.keys()];
  const valueAt = (key: string): unknown => {
    const value = node.get(key);
    return value instanceof Map ? asValue(value as Node) : value;
  };
  if (keys.every((key) => /^\d{1,9}$/.test(key))) return keys.sort((a, b) => Number(a) - Number(b)).map(valueAt);
  return Object.fromEntries(keys.map((key) => [key, valueAt(key)]));
}

function child(node: Node, part: string): Node {
  const made: Node = new Map();
  node.set(part, made);
  return made;
}
