import { span } from 'filigree';

class Agent {
  @span run(span: number) { span(1); }
}
