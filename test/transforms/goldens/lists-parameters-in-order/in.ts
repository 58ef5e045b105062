import { span } from 'filigree';

class Agent {
  @span none() {}
  @span many(a: string, b?: number, c = 1) {}
  @span self(this: Agent, a: string) {}
  @span destructured({ a }: any, [b]: any, { c } = { c: 1 }) {}
  @span rest(a: string, ...items: string[]) {}
  @span restPattern(...[a, b]: string[]) {}
  @span cast = ((q: string) => q) as unknown;
  @span overloaded(a: string): void;
  @span overloaded(a: string, b?: string) {}
}
