import { expect, test } from '@jest/globals';
import { span } from 'filigree';
import { record } from '../support/record.js';

test('there is a decorator for each kind, bare or with options', () => {
  class Agent {
    @span.agent
    agent() {}
    @span.tool()
    tool() {}
    @span.llm({ model: 'gpt-5.4' })
    llm() {}
    @span.retriever('find')
    retriever() {}
    @span.chain
    chain() {}
    @span.embedding
    embedding() {}
    @span.reranker
    reranker() {}
    @span.guardrail
    guardrail() {}
    @span.evaluator
    evaluator() {}
    @span
    other() {}
  }
  const recorded = record();
  const agent = new Agent();
  for (const method of ['agent', 'tool', 'llm', 'retriever', 'chain', 'embedding', 'reranker', 'guardrail', 'evaluator', 'other'] as const) agent[method]();
  expect(recorded.spans.map(({ kind }) => kind)).toEqual(['AGENT', 'TOOL', 'LLM', 'RETRIEVER', 'CHAIN', 'EMBEDDING', 'RERANKER', 'GUARDRAIL', 'EVALUATOR', 'OTHER']);
  expect(recorded.span('Agent.llm').model).toBe('gpt-5.4');
  expect(recorded.span('find').kind).toBe('RETRIEVER');
});
