import { span as s, 'trace' as t } from 'filigree';
import * as f from 'filigree';

class Agent {
  @t a() {}
  @s.llm b() {}
  @f.trace c() {}
  @f.span({ kind: 'LLM' }) d() {}
  @f.span.tool('x') e() {}
  @(s) g() {}
}

const handle = f.startSpan('h');
