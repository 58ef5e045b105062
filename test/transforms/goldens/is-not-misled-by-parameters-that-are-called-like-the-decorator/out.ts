import { span } from 'filigree'; import { site as __filigree_site } from "filigree/runtime";

class Agent {
  @span(__filigree_site("Agent.run", ["span"], "in.ts", 4, 9)) run(span: number) { span(1); }
}
