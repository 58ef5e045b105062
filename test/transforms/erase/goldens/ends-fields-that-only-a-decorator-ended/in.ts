import { span } from 'filigree';

export class Agent {
  x = 1
  @span *walk() {}
  get
  @span run() {}
  @span f = () => {}
  @span #hidden() {}
}
