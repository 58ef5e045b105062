import { span } from 'filigree'; import { site as __filigree_site } from "filigree/runtime";

class Agent {
  constructor(@Inject() private readonly model: string, @Inject('key') key: string) {}

  @other()() @span(__filigree_site("Agent.m", ["id"], "in.ts", 6, 20)) m(@Param('id') id: string) {}
  @span.tool(__filigree_site("Agent.n", ["q"], "in.ts", 7, 16)) n(q: string) {}
}
