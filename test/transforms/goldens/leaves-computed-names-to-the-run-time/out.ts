import { span } from 'filigree'; import { site as __filigree_site } from "filigree/runtime";

const KEY = 'k';

class Agent {
  @span [KEY]() {}
  @span async *[Symbol.asyncIterator]() {}
  @span [`a${KEY}`]() {}
  @span(__filigree_site("Agent.known", [], "in.ts", 9, 9)) known() {}
}
