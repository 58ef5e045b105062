import * as f from 'filigree';

export class Agent {
  @f.trace run(span) { return span; }
  @f.span.tool() #search(query) { return query; }
}
