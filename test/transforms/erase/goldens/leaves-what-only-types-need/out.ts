import { span, type SpanOptions } from 'filigree'; import { site as __filigree_site, decorate as __filigree_decorate } from "filigree/runtime";

export abstract class Agent<in out T = unknown> { static { __filigree_decorate(this, [["method", "ask", [span(__filigree_site("Agent.ask", ["question"], "in.ts", 9, 25))]]]); }
  declare typed: string;
  abstract run(question: T): void;
  constructor(private readonly options: SpanOptions) {}
  ask(question: string): string;
  ask(question: number): string;
   public override ask(question: unknown): string { return String(question); }
  [key: string]: unknown;
}
