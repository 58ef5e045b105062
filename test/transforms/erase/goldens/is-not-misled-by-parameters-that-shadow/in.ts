import { span } from 'filigree';

export class Agent {
  @span run(span: number) { return span; }
}
