import { span } from 'filigree';

export class Agent {
  @span search = async (query: string) => query;
  @span.tool() static find: (query: string) => string = function (query) { return query; };
  @span #secret = this.search.bind(this)
  @span sequence = (0, this.search);
  @span never!: () => void;
}
