import { span as s, 'trace' as t } from 'filigree'; import { site as __filigree_site } from "filigree/runtime";
import * as f from 'filigree';

class Agent {
  @t(__filigree_site("Agent.a", [], "in.ts", 5, 6)) a() {}
  @s.llm(__filigree_site("Agent.b", [], "in.ts", 6, 10)) b() {}
  @f.trace(__filigree_site("Agent.c", [], "in.ts", 7, 12)) c() {}
  @f.span({ kind: 'LLM' }, __filigree_site("Agent.d", [], "in.ts", 8, 28)) d() {}
  @f.span.tool('x', __filigree_site("Agent.e", [], "in.ts", 9, 21)) e() {}
  @(s(__filigree_site("Agent.g", [], "in.ts", 10, 8))) g() {}
}

const handle = f.startSpan('h', __filigree_site(undefined, undefined, "in.ts", 13, 16));
