import { expect, test } from '@jest/globals';
import { configure, startSpan, startTrace } from 'filigree';
import { console as consoleExporter } from 'filigree/exporters/console';
import { flush } from 'filigree';

async function linesOf(work: () => void): Promise<string[]> {
  const lines: string[] = [];
  configure({ exporters: [consoleExporter({ write: (line) => lines.push(line) })], store: false });
  work();
  await flush();
  return lines.map((line) => line.replace(/\d+(\.\d+)? (µs|ms)/, '<time>'));
}

test('a line says status, kind, name, time, model, tokens and cost', async () => {
  const lines = await linesOf(() =>
    startTrace('run', { sessionId: 's-1' }, (t) => {
      t.span('generate', { kind: 'LLM', model: 'gpt-5.4' }, (s) => void s.setTokenUsage({ promptTokens: 150, completionTokens: 80 }).setCost({ total: 0.01 }));
    }),
  );
  expect(lines).toEqual(['✓ LLM generate <time> gpt-5.4 150→80 tokens cost 0.01', '✓ TRACE run <time> session s-1']);
});

test('a failure and a cancellation say why', async () => {
  const lines = await linesOf(() => {
    const t = startTrace('run');
    startSpan('fails', { kind: 'TOOL' }).fail(new TypeError('no network'));
    startSpan('stops').cancel('the user left');
    t.end();
  });
  expect(lines).toEqual(['✗ TOOL fails <time> TypeError: no network', '⊘ OTHER stops <time> the user left', '✓ TRACE run <time>']);
});

test('control characters in names and messages are printed escaped, one line a record', async () => {
  const lines = await linesOf(() => {
    const t = startTrace('run');
    startSpan('evil \u001b[31mred\u0007\n\u202ename \u001b]8;;http://x\u001b\\link', { model: 'm\r\u009b2J' }).fail(new Error('line one\nline two\u0000'));
    t.end();
  });
  expect(lines[0]).toBe('✗ OTHER evil \\x1b[31mred\\x07\\n\\u202ename \\x1b]8;;http://x\\x1b\\link <time> m\\r\\x9b2J Error: line one\\nline two\\x00');
  expect(lines.every((line) => !/[\p{Cc}\u202e]/u.test(line))).toBe(true);
});
