import { expect, test } from '@jest/globals';
import { SourceMap } from 'node:module';
import { transform } from '../../transforms/apply.js';

const code = [
  "import { span } from 'filigree'; import other from 'other';",
  'class Agent {',
  "  @span() @other({ a: 1 }) run(question) { return other(question); } @span('x') next() {}",
  '}',
  'throw new Error();',
].join('\n');

function placeOf(text: string, needle: string): [line: number, column: number] {
  const before = text.slice(0, text.lastIndexOf(needle)).split('\n');
  return [before.length - 1, before.at(-1)!.length];
}

test.each(['span } from', 'other from', 'class Agent', 'run(question)', 'return', 'other(question)', 'next', 'throw', 'Error'])(
  'a stack trace at `%s` points to the line and the column that the user wrote',
  (needle) => {
    const { code: output, map } = transform(code, 'src/agent.js')!;
    const entry = new SourceMap(JSON.parse(map.toString())).findEntry(...placeOf(output, needle));
    expect(entry).toMatchObject({ originalSource: 'src/agent.js' });
    expect([(entry as any).originalLine, (entry as any).originalColumn]).toEqual(placeOf(code, needle));
  },
);

test('the map carries the text that the user wrote', () => {
  expect(transform(code, 'src/agent.js')!.map.sourcesContent).toEqual([code]);
});
