import fc from 'fast-check';

/** A program in TypeScript that defines and exports a class `Subject`. `log(what, value)` notes when it is evaluated. */
export const programs: fc.Arbitrary<string> = fc.record({
  members: fc.array(member(), { minLength: 1, maxLength: 7 }),
  decorators: fc.array(decorator(), { maxLength: 2 }),
  heritage: fc.constantFrom('', ' extends Base', " extends log('heritage', Base)"),
  form: fc.constantFrom<Form>('declaration', 'default', 'expression', 'named', 'arrow', 'property', 'parameter'),
  space: fc.constantFrom('\n', '\n  ', ' '),
}).map(({ members, decorators, heritage, form, space }) => program(form, heritage, numbered(decorators, 'class'), members.map((write, index) => suited(write(index, space), form)).filter(noPair), space));

type Form = 'declaration' | 'default' | 'expression' | 'named' | 'arrow' | 'property' | 'parameter';
type Write = (index: number, space: string) => string;

function program(form: Form, heritage: string, decorators: string, members: readonly string[], space: string): string {
  const all = ['@span always() { return 1; }', ...members, readPrivates(members, false), readPrivates(members, true)];
  const rest = `${heritage} {${space}${all.map((text, index) => ended(text, all[index + 1])).join(space)}${space}}`;
  const expression = (name = '') => `${decorators}class${name}${rest}`;
  return [
    "import { span, trace } from 'filigree';",
    'declare const log: <T>(what: unknown, value?: T) => T;',
    "export class Base { @span base() { return 'base'; } get place() { return 'Base'; } }",
    `${around(form, expression)}`,
  ].join('\n');
}

/** A field without a semicolon ends at the line's end where no name in brackets and no `*` goes on with it. */
function ended(text: string, next = ''): string {
  return text.endsWith('\n') && !next.startsWith('@') ? text.replace(/\n$/, ';') : text;
}

/** A method that shows the `#private` members, and writes those that can be written. */
function readPrivates(members: readonly string[], isStatic: boolean): string {
  const shown = members.flatMap((text) => {
    const name = /#p\d+/.exec(text)?.[0];
    if (name === undefined || /\bstatic (?!\{)/.test(text) !== isStatic) return [];
    const write = /\b(set|accessor) #/.test(text) ? `this.${name} = 7; ` : '';
    const read = /^[^]*set #/.test(text) && !text.includes('get #') ? '' : `, this.${name}`;
    return [`() => { ${write}return [${name} in this${read}]; }`];
  });
  return `@span.skip ${isStatic ? 'static ' : ''}privates() { return [${shown.join(', ')}].map((read) => read()); }`;
}

/** TypeScript gives up names and decorators of classes in some places; these are those where it does what the proposal says. */
function around(form: Form, expression: (name?: string) => string): string {
  switch (form) {
    case 'declaration':
      return `export ${expression(' Subject')}`;
    case 'default':
      return `${expression(' Subject')}\nexport { Subject };`;
    case 'expression':
      return `export const Subject = ${expression()};`;
    case 'named':
      return `export const Subject = ${expression(' Inner')};`;
    case 'arrow':
      return `const make = () => (${expression(' Made')});\nmake();\nexport const Subject = make();`;
    case 'property':
      return `const holder = { Kept: ${expression()} };\nexport const Subject = holder.Kept;`;
    case 'parameter':
      return `const give = (Given = ${expression()}) => Given;\nexport const Subject = give();`;
  }
}

function member(): fc.Arbitrary<Write> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(fc.array(decorator(), { maxLength: 2 }), fc.boolean(), anyKey(), body()).map(([decorators, isStatic, name, write]) => (index: number) => `${numbered(decorators, index)}${isStatic ? 'static ' : ''}${write(name(index), decorators.length > 0, index, isStatic ? 'static ' : '')}`) },
    { weight: 1, arbitrary: fc.constant((index: number) => `static { log('block ${index}'); }`) },
    { weight: 1, arbitrary: fc.boolean().map((isStatic) => (index: number) => `${isStatic ? 'static ' : ''}plain${index} = log('field ${index}', ${index});`) },
    { weight: 1, arbitrary: fc.constant((index: number) => `declare typed${index}: string;`) },
  );
}

/** How a member is called: text, another literal, an expression that is noted, or a private name. */
function anyKey(): fc.Arbitrary<(index: number) => string> {
  return fc.constantFrom(
    (index: number) => `m${index}`,
    (index: number) => `m${index}`,
    (index: number) => `'m ${index}'`,
    (index: number) => `${index}`,
    (index: number) => `[log('key ${index}', 'k${index}')]`,
    (index: number) => `[log('key ${index}', Symbol.for('s${index}'))]`,
    (index: number) => `#p${index}`,
  );
}

/** A member behind its decorators. A decorated field holds a function, as ours demand. */
function body(): fc.Arbitrary<(key: string, decorated: boolean, index: number, modifier: string) => string> {
  return fc.constantFrom(
    (key: string) => `${key}(a: number, b = 2) { return [a, b]; }`,
    (key: string) => `async ${key}(this: unknown, a?: number) { return a; }`,
    (key: string) => `*${key}(a: number) { yield a; return 2; }`,
    (key: string) => `async *${key}({ a } = { a: 1 }) { yield a; }`,
    (key: string) => `${key}(a: number) { throw new TypeError('no'); }`,
    (key: string) => `get ${key}() { return 'got'; }`,
    (key: string, _decorated: boolean, index: number) => `set ${key}(value: number) { log('set ${index}', value); }`,
    (key: string, _decorated: boolean, index: number, modifier: string) => `get ${key}() { return ${index}; } ${modifier}set ${key}(value: number) { log('set ${index}', value); }`,
    (key: string, _decorated: boolean, index: number) => `accessor ${key} = log('value ${index}', 1);`,
    (key: string, decorated: boolean, index: number) => `${key} = log('value ${index}', ${decorated ? `function named(this: unknown, a: number) { return a; }` : '1'})${index % 2 === 0 ? ';' : '\n'}`,
    (key: string) => `${key} = async function named(a: number, b: number) { return b; }\n`,
  );
}

/** TypeScript loses the storage of a static accessor of an anonymous class. */
function suited(text: string, form: Form): string {
  return ['expression', 'property', 'parameter'].includes(form) ? text.replace('static accessor', 'accessor') : text;
}

/** A pair has one computed name in two places, which no program means. */
function noPair(text: string): boolean {
  return !/get \[.*set \[/.test(text);
}

type WriteDecorator = (place: number | string, order: number) => string;

function decorator(): fc.Arbitrary<WriteDecorator> {
  return fc.constantFrom<WriteDecorator[]>(
    () => '@span',
    () => '@trace',
    () => '@(span.llm)',
    (place, order) => `@span(log('decorator ${place}.${order}', {}))`,
    (place, order) => `@span.tool(log('decorator ${place}.${order}', { metadata: { order: ${order} } }),)`,
    (place, order) => `@span.agent('name ${place}', log('decorator ${place}.${order}', { tags: ['t'] }))`,
    (place, order) => `@trace({ name: log('decorator ${place}.${order}', 'name ${place}') })`,
    (place, order) => `@span({ metadata: { self: log('decorator ${place}.${order}', typeof (() => this)) } })`,
  );
}

function numbered(decorators: readonly WriteDecorator[], place: number | string): string {
  return decorators.map((write, order) => `${write(place, order)} `).join('');
}
