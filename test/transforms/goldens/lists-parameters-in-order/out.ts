import { span } from 'filigree'; import { site as __filigree_site } from "filigree/runtime";

class Agent {
  @span(__filigree_site("Agent.none", [], "in.ts", 4, 9)) none() {}
  @span(__filigree_site("Agent.many", ["a", "b", "c"], "in.ts", 5, 9)) many(a: string, b?: number, c = 1) {}
  @span(__filigree_site("Agent.self", ["a"], "in.ts", 6, 9)) self(this: Agent, a: string) {}
  @span(__filigree_site("Agent.destructured", ["", "", ""], "in.ts", 7, 9)) destructured({ a }: any, [b]: any, { c } = { c: 1 }) {}
  @span(__filigree_site("Agent.rest", ["a", "...items"], "in.ts", 8, 9)) rest(a: string, ...items: string[]) {}
  @span(__filigree_site("Agent.restPattern", [""], "in.ts", 9, 9)) restPattern(...[a, b]: string[]) {}
  @span(__filigree_site("Agent.cast", ["q"], "in.ts", 10, 9)) cast = ((q: string) => q) as unknown;
  @span overloaded(a: string): void;
  @span(__filigree_site("Agent.overloaded", ["a", "b"], "in.ts", 12, 9)) overloaded(a: string, b?: string) {}
}
