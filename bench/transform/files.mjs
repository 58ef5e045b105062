/** Files of the size that people write: about 130 lines, 4 KB. */
const METHODS = 12;

export function plainFile(number) {
  const methods = Array.from({ length: METHODS }, (_, i) => method(i));
  return `import { readFile } from 'node:fs/promises';\n${types(number)}\nexport class Service${number} {\n${methods.join('\n')}\n}\n`;
}

export function agentFile(number) {
  const methods = Array.from({ length: METHODS }, (_, i) => `${i % 3 === 0 ? MARKS[i % MARKS.length] : ''}${method(i)}`);
  return `import { span, trace } from 'filigree';\n${types(number)}\nexport class Agent${number} {\n${methods.join('\n')}\n}\n`;
}

const MARKS = ['  @trace\n', "  @span({ kind: 'RETRIEVER' })\n", "  @span.llm({ model: 'gpt-5.4' })\n", '  @span.tool\n'];

function types(number) {
  return `/** A result, with what it was made of. */\nexport interface Result${number} {\n  readonly query: string;\n  readonly hits: readonly string[];\n  readonly score?: number;\n}\n`;
}

function method(number) {
  return `  async method${number}(query: string, limit = ${number}, options: { deep?: boolean } = {}): Promise<string[]> {
    const parts = query.split(' ').filter((part) => part.length > limit);
    if (options.deep === true) {
      for (const part of parts) await Promise.resolve(part);
    }
    const scores = new Map(parts.map((part, index) => [part, index * ${number}] as const));
    return parts.toSorted((a, b) => (scores.get(a) ?? 0) - (scores.get(b) ?? 0)).slice(0, limit);
  }
`;
}
