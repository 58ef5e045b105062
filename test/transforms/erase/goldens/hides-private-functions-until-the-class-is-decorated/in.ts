import { span } from 'filigree';

export class Agent extends Base {
  @span async #ask<T>(this: Agent, question: T): Promise<T> { return super.ask(question); }
  @span static #make() {}
  @span get #size() { return 1; }
  @span set #size(value: number) {}
  #plain() {}
}
