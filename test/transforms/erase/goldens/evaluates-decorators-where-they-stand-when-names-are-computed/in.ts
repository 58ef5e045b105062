import { trace, span } from 'filigree';

export class Agent {
  @span first() {}

  @trace('outer', { tags: ['t'] })
  @span({ metadata: next() })
  static async [name()](query: string) {}

  @span [name() + 1] = () => {};
  @span accessor [(name(), name())] = 1;
  accessor [name() + 3] = 1;
  [name() + 4]() {}
  @span #secret() {}
}
