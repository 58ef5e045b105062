const OPEN = '([{';
const CLOSE = ')]}';
const sourceOf = Function.prototype.toString;

/**
 * The parameter names of a function as its source has them, in the form of `Site.params`: `''` for a destructured
 * parameter, `...rest` for a rest parameter; `undefined` for native code. Read once per function, when somebody needs it.
 */
export function parameterNames(fn: object): readonly string[] | undefined {
  const source = Reflect.apply(sourceOf, fn, []).slice(0, 20_000);
  if (source.endsWith('{ [native code] }')) return undefined;
  const single = /^(?:async\s*)?([\w$]+)\s*=>/.exec(source);
  if (single !== null) return [single[1]!];
  return splitList(parameterList(source)).map(nameOf);
}

/** The text between the parentheses of the parameter list; a computed method name in front of it is skipped. */
function parameterList(source: string): string {
  let at = 0;
  while (at < source.length && source[at] !== '(') at = source[at] === '[' ? skip(source, at) : next(source, at);
  return source.slice(at + 1, skip(source, at) - 1);
}

function splitList(list: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let at = 0;
  while (at < list.length) {
    if (list[at] === ',') parts.push(list.slice(start, (start = at + 1) - 1));
    at = OPEN.includes(list[at]!) ? skip(list, at) : next(list, at);
  }
  return [...parts, list.slice(start)].map(withoutComments).filter((part) => part !== '');
}

function nameOf(parameter: string): string {
  return /^(?:\.\.\.\s*)?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/u.exec(parameter)?.[0].replace(/\s/g, '') ?? '';
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').trim();
}

/** The index behind the bracket that closes the one at `at`. */
function skip(source: string, at: number): number {
  let depth = 0;
  for (let i = at; i < source.length; i = next(source, i)) {
    if (OPEN.includes(source[i]!)) depth += 1;
    else if (CLOSE.includes(source[i]!) && --depth === 0) return i + 1;
  }
  return source.length;
}

/** The index behind the character, string or comment at `at`. */
function next(source: string, at: number): number {
  const char = source[at]!;
  if (char === '"' || char === "'" || char === '`') return behindString(source, at, char);
  if (source.startsWith('//', at)) return behind(source, '\n', at);
  if (source.startsWith('/*', at)) return behind(source, '*/', at + 2);
  return at + 1;
}

function behindString(source: string, at: number, quote: string): number {
  let i = at + 1;
  while (i < source.length && source[i] !== quote) i += source[i] === '\\' ? 2 : 1;
  return i + 1;
}

function behind(source: string, text: string, from: number): number {
  const found = source.indexOf(text, from);
  return found === -1 ? source.length : found + text.length;
}
