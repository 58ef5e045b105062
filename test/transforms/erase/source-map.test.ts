import { expect, test } from '@jest/globals';
import { SourceMap } from 'node:module';
import { transform } from '../../../transforms/apply.js';

const code = `import { span } from 'filigree';
export class Agent {
  static first = make();
  @span({
    input: (query) => picked(query),
  }) static run(question) { return answer(question); }
  @span #secret(key) { return hidden(key); }
  @span lookup = (what) => looked(what);
  @span accessor total = counted();
  @span() [computed()](n) { return later(n); }
}
@span({ metadata: first(1) }) class Bare extends second(2) { @span run() { third(3); } }
throw new Error();`;

function placeOf(text: string, needle: string): [line: number, column: number] {
  const before = text.slice(0, text.lastIndexOf(needle)).split('\n');
  return [before.length - 1, before.at(-1)!.length];
}

test.each(['class Agent', 'first = make', 'input:', 'picked(', 'run(question)', 'answer(', 'hidden(', 'looked(', 'counted(', 'computed(', 'later(', 'first(1)', 'second(2)', 'third(3)', 'throw', 'Error'])(
  'a stack trace at `%s` points to the line and the column that the user wrote',
  (needle) => {
    const { code: output, map } = transform(code, 'src/agent.js', { erase: true })!;
    const entry = new SourceMap(JSON.parse(map.toString())).findEntry(...placeOf(output, needle)) as { originalLine: number; originalColumn: number };
    expect([entry.originalLine, entry.originalColumn]).toEqual(placeOf(code, needle));
  },
);
