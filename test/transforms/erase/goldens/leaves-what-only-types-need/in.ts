import { span, type SpanOptions } from 'filigree';

export abstract class Agent<in out T = unknown> {
  declare typed: string;
  abstract run(question: T): void;
  constructor(private readonly options: SpanOptions) {}
  ask(question: string): string;
  ask(question: number): string;
  @span public override ask(question: unknown): string { return String(question); }
  [key: string]: unknown;
}
