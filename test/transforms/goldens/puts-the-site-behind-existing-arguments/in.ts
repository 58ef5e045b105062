import { span } from 'filigree'

class Agent {
  @span() a() {}
  @span({ kind: 'LLM' }) b() {}
  @span({ kind: 'LLM' }, ) c() {}
  @span({
    kind: 'LLM', // a comment, with a comma
  }) d() {}
  @span({
    kind: 'LLM',
  }, // the comma before this one counts
  ) e() {}
  @span(/* nothing, yet */) f() {}
  @span<string>({ input: (q) => q }) g() {}
  @span
  // a comment in between
  h() {}
}
