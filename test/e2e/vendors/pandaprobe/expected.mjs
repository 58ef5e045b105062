/** Where filigree's requests differ from those of PandaProbe's own SDKs. The reasons stand in docs/pandaprobe.md, under the same headings. */

/** Type, stack and cause of an error have no field, and a trace's error has none at all. */
const errors = ['failing-agent.metadata', 'support-agent.spans.notify.metadata'];

/** What tells a score from its copy, and when it was given. */
const scores = ['score quality.metadata'];

/** Two branches at the same time: theirs get parents that were open by chance. */
const parents = ['left-child', 'right', 'right-child'].map((name) => `support-agent.spans.${name}.parent_span_id`);

/** Their npm SDK sends extra counts in camel case, their PyPI SDK and the server's own examples in snake case. */
const counts = ['totalTokens', 'total_tokens', 'reasoningTokens', 'reasoning_tokens'].map((name) => `support-agent.spans.generate.token_usage.${name}`);

export const EXPECTED = {
  npm: new Set([...errors, ...scores, ...parents, ...counts]),
  PyPI: new Set([...errors, ...scores, ...parents]),
};
