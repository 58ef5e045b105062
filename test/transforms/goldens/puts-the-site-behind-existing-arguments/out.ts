import { span } from 'filigree'; import { site as __filigree_site } from "filigree/runtime";

class Agent {
  @span(__filigree_site("Agent.a", [], "in.ts", 4, 11)) a() {}
  @span({ kind: 'LLM' }, __filigree_site("Agent.b", [], "in.ts", 5, 26)) b() {}
  @span({ kind: 'LLM' },  __filigree_site("Agent.c", [], "in.ts", 6, 28)) c() {}
  @span({
    kind: 'LLM', // a comment, with a comma
  }, __filigree_site("Agent.d", [], "in.ts", 9, 6)) d() {}
  @span({
    kind: 'LLM',
  }, // the comma before this one counts
   __filigree_site("Agent.e", [], "in.ts", 13, 5)) e() {}
  @span(/* nothing, yet */__filigree_site("Agent.f", [], "in.ts", 14, 29)) f() {}
  @span<string>({ input: (q) => q }, __filigree_site("Agent.g", [], "in.ts", 15, 38)) g() {}
  @span(__filigree_site("Agent.h", [], "in.ts", 18, 3))
  // a comment in between
  h() {}
}
