/**
 * Puts one tracer through the shapes from a given one on, in a process of its own, and says on descriptor 3 which it
 * begins and what became of it: a tracer that takes the process down is seen by what is missing.
 */
import { writeSync } from 'node:fs';
import { shapes } from '../shapes/all.js';
import { classDecoratorOf, decoratorOf } from './dialect.js';
import { judge } from './verdict.js';
import type { Tracer } from './shape.js';

/** What is made of the rest where a tracer does not have it. */
type Derived = 'method' | 'everyMethod' | 'warns';

const [, , path, from = '0', only = ''] = process.argv;
const { tracer: given } = (await import(path!)) as { tracer: Omit<Tracer, Derived> & Partial<Pick<Tracer, Derived>> };
const tracer: Tracer = { method: (name) => decoratorOf((fn) => given.wrap(name, fn)), everyMethod: classDecoratorOf(given.wrap), warns: false, ...given };

const say = (message: object) => writeSync(3, `${JSON.stringify(message)}\n`);

say({ tracer: tracer.name, version: tracer.version, count: shapes.length });
for (let at = Number(from); at < shapes.length; at++) {
  const shape = shapes[at]!;
  if (!shape.name.includes(only)) continue;
  say({ begins: at, name: shape.name, row: shape.row });
  say({ verdict: await judge(shape, tracer) });
}
// What a peer leaves running is not waited for.
process.exit(0);
