import fc from 'fast-check';

/** What a generated body may contain: it decides whether `await` and `yield` can stand in it. */
export interface BodyKind {
  readonly async: boolean;
  readonly generator: boolean;
}

/**
 * Statements that log what they do, use resources that log their disposal, and leave their block in every way there is.
 * `n` counts down to the end of every loop; `log`, `resource` and `startSpan` are the program's.
 */
export function statements({ async, generator }: BodyKind): fc.Arbitrary<string> {
  const { list } = fc.letrec<{ list: string; statement: string }>((tie) => ({
    list: fc.array(tie('statement'), { maxLength: 4, depthIdentifier: 'd' }).map((all) => all.join(' ')),
    statement: fc.oneof(
      { depthIdentifier: 'd', maxDepth: 3 },
      fc.constantFrom(...simple, ...(async ? awaiting : []), ...(generator ? yielding : [])),
      fc.constantFrom(...leaving),
      fc.tuple(fc.constantFrom(...usings, ...(async ? asyncUsings : [])), tie('list')).map(([using, body]) => `{ ${using} ${body} }`),
      fc.tuple(fc.constantFrom(...usings), tie('list'), fc.constantFrom(...others), tie('list')).map((parts) => `{ ${parts.join(' ')} }`),
      fc.tuple(tie('list'), tie('list'), tie('list')).map(([a, b, c]) => `try { ${a} } catch (e) { log.push('caught', show(e)); ${b} } finally { log.push('finally'); ${c} }`),
      tie('list').map((body) => `while (n-- > 0) { ${body} }`),
      tie('list').map((body) => `for (const i of [1, 2]) { if (n-- < 0) break; log.push(i); ${body} }`),
      tie('list').map((body) => `switch (n) { case 1: { ${body} } default: log.push('default'); }`),
      tie('list').map((body) => `{ const captured = n; const see = () => captured; ${body} log.push(see(), later()); function later() { return captured; } }`),
    ),
  }));
  return list;
}

const simple = ["log.push('work');", 'n--;', "log.push(typeof this, arguments.length);", "log.push(a, b);", 'a = n;'];
const awaiting = ['await null;', "log.push(await Promise.resolve('awaited'));", "await Promise.reject('rejected');"];
const yielding = ['yield n;', "log.push('got', yield 'asked');"];
const leaving = ["throw 'thrown';", "throw new Error('an error');", "return 'value';", 'return;', 'if (n === 2) return a;', "if (n < 1) throw 'late';"];
const usings = ["using s = startSpan('s');", "using r = resource('r');", "using x = resource('x', 'x failed');", "using t = startTrace('t'), s = t.span('s');"];
const others = ["using u = startSpan('u').setInput(1);", "using v = resource('v', 'v failed');", "using w = resource('w');"];
const asyncUsings = ["await using s = startSpan('s');", "await using r = resource('r');"];
