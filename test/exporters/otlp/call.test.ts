import { describe, expect, test } from '@jest/globals';
import { exportedSpan, exportedTrace } from './support/exporting.js';
import { aSpan, aTrace } from './support/records.js';

const attributesOf = async (...args: Parameters<typeof exportedSpan>) => (await exportedSpan(...args)).attributes;

describe('token usage', () => {
  test('has the names of both conventions, with the total', async () => {
    const attributes = await attributesOf(aSpan({ kind: 'LLM', tokenUsage: { promptTokens: 150, completionTokens: 80, cacheReadTokens: 100, cache_creation_input_tokens: 20, reasoningTokens: 30 } }));
    expect(attributes).toMatchObject({
      'gen_ai.usage.input_tokens': 150,
      'gen_ai.usage.output_tokens': 80,
      'gen_ai.usage.cache_read.input_tokens': 100,
      'gen_ai.usage.cache_creation.input_tokens': 20,
      'gen_ai.usage.reasoning.output_tokens': 30,
      'llm.token_count.prompt': 150,
      'llm.token_count.completion': 80,
      'llm.token_count.total': 230,
      'llm.token_count.prompt_details.cache_read': 100,
      'llm.token_count.prompt_details.cache_write': 20,
      'llm.token_count.completion_details.reasoning': 30,
    });
  });

  test('keeps a count that no convention names under its own name', async () => {
    expect(await attributesOf(aSpan({ tokenUsage: { promptTokens: 1, imageTiles: 4, totalTokens: 9 } }))).toMatchObject({ 'filigree.usage.imageTiles': 4, 'llm.token_count.total': 9 });
  });

  test('counts one thing once when two names mean it', async () => {
    const attributes = await attributesOf(aSpan({ tokenUsage: { promptTokens: 1, prompt_tokens: 2, input_tokens: 3 } }));
    expect(attributes['gen_ai.usage.input_tokens']).toBe(1);
  });
});

test('the cost has the names of OpenInference, what it does not name its own', async () => {
  const cost = { total: 0.0021, prompt: 0.001, output: 0.0011, search: 0.0001 };
  expect(await attributesOf(aSpan({ cost }))).toMatchObject({ 'llm.cost.total': 0.0021, 'llm.cost.prompt': 0.001, 'llm.cost.completion': 0.0011, 'filigree.cost.search': 0.0001 });
  expect(await attributesOf(aSpan({ cost }), { openInference: false })).toMatchObject({ 'filigree.cost.total': 0.0021, 'filigree.cost.search': 0.0001 });
});

test('parameters of the model have the names of the GenAI conventions, and are whole as JSON', async () => {
  const modelParameters = { temperature: 0.2, top_p: 1, maxTokens: 400, stop: 'END', n: 2, stream: true, seed: 'x', custom: { a: 1 } };
  const attributes = await attributesOf(aSpan({ kind: 'LLM', modelParameters }));
  expect(attributes).toMatchObject({
    'gen_ai.request.temperature': 0.2,
    'gen_ai.request.top_p': 1,
    'gen_ai.request.max_tokens': 400,
    'gen_ai.request.stop_sequences': ['END'],
    'gen_ai.request.choice.count': 2,
    'gen_ai.request.stream': true,
  });
  expect(attributes['gen_ai.request.seed']).toBeUndefined();
  expect(JSON.parse(attributes['llm.invocation_parameters'] as string)).toEqual(modelParameters);
});

describe('metadata', () => {
  test('is an attribute for each entry, and whole as JSON', async () => {
    const metadata = { attempt: 2, why: { code: 503 }, list: [1, 'x', null] };
    const attributes = await attributesOf(aSpan({ metadata, tags: ['prod', 'eu'] }));
    expect(attributes).toMatchObject({ 'filigree.metadata.attempt': 2, 'filigree.metadata.why': { code: 503 }, 'filigree.metadata.list': [1, 'x', null], 'tag.tags': ['prod', 'eu'] });
    expect(JSON.parse(attributes['metadata'] as string)).toEqual(metadata);
  });

  test('with a dot in its key is the attribute of that name, and wins over what would be derived', async () => {
    const span = aSpan({ kind: 'TOOL', metadata: { 'gen_ai.tool.call.id': 'call_1', 'gen_ai.tool.name': 'search', 'server.port': 443 } });
    expect(await attributesOf(span)).toMatchObject({ 'gen_ai.tool.call.id': 'call_1', 'gen_ai.tool.name': 'search', 'server.port': 443 });
    expect((await exportedTrace(aTrace({ sessionId: 's-1', metadata: { 'gen_ai.conversation.id': 'c-1' } }))).attributes).toMatchObject({ 'session.id': 's-1', 'gen_ai.conversation.id': 'c-1' });
  });

  test('names the provider where the program says it, and nothing guesses it', async () => {
    expect(await attributesOf(aSpan({ kind: 'LLM', model: 'gpt-5.4', metadata: { provider: 'azure.ai.openai' } }))).toMatchObject({ 'gen_ai.provider.name': 'azure.ai.openai', 'llm.provider': 'azure.ai.openai' });
    expect((await attributesOf(aSpan({ kind: 'LLM', model: 'gpt-5.4' })))['gen_ai.provider.name']).toBeUndefined();
  });
});

test('a tool has its name, arguments and result', async () => {
  const attributes = await attributesOf(aSpan({ kind: 'TOOL', name: 'search', input: { query: 'x' }, output: 'found' }));
  expect(attributes).toMatchObject({ 'gen_ai.tool.name': 'search', 'tool.name': 'search', 'gen_ai.tool.call.arguments': '{"query":"x"}', 'gen_ai.tool.call.result': 'found', 'input.value': '{"query":"x"}', 'output.value': 'found' });
});

test('a retrieval has its query and documents, whatever the library calls their fields', async () => {
  const output = { results: [{ id: 'd1', pageContent: 'one', score: 0.9, metadata: { page: 1 } }, 'two', { document: { text: 'three' }, relevance_score: 0.1 }] };
  const attributes = await attributesOf(aSpan({ kind: 'RETRIEVER', input: { query: 'x', k: 3 }, output }));
  expect(attributes).toMatchObject({
    'gen_ai.retrieval.query.text': 'x',
    'gen_ai.retrieval.documents': '[{"id":"d1","score":0.9},{},{"score":0.1}]',
    'retrieval.documents.0.document.id': 'd1',
    'retrieval.documents.0.document.content': 'one',
    'retrieval.documents.0.document.score': 0.9,
    'retrieval.documents.0.document.metadata': '{"page":1}',
    'retrieval.documents.1.document.content': 'two',
    'retrieval.documents.2.document.content': 'three',
  });
});

test('a reranker has its query and both lists', async () => {
  const attributes = await attributesOf(aSpan({ kind: 'RERANKER', model: 'rerank-3', input: { query: 'x', documents: ['a', 'b'] }, output: ['b', 'a'] }));
  expect(attributes).toMatchObject({ 'reranker.model_name': 'rerank-3', 'reranker.query': 'x', 'reranker.input_documents.0.document.content': 'a', 'reranker.output_documents.0.document.content': 'b' });
});

test('an embedding has its model and texts', async () => {
  const attributes = await attributesOf(aSpan({ kind: 'EMBEDDING', model: 'embed-1', input: { texts: ['a', 'b'] }, output: [[0.1], [0.2]] }));
  expect(attributes).toMatchObject({ 'embedding.model_name': 'embed-1', 'gen_ai.request.model': 'embed-1', 'embedding.embeddings.0.embedding.text': 'a', 'embedding.embeddings.1.embedding.text': 'b', 'output.value': '[[0.1],[0.2]]' });
});

describe('without OpenInference', () => {
  test('none of its names is written, but for a value that stands nowhere else', async () => {
    const span = aSpan({ kind: 'LLM', model: 'm', input: [{ role: 'user', content: 'hi' }], output: { odd: 1 }, tokenUsage: { promptTokens: 1, completionTokens: 2 }, cost: { total: 1 }, tags: ['a'], metadata: { b: 1 } });
    const names = Object.keys(await attributesOf(span, { openInference: false }));
    expect(names.filter((name) => !/^(gen_ai|filigree)\./.test(name))).toEqual(['output.value', 'output.mime_type']);
  });

  test('a tool has arguments and result once', async () => {
    const attributes = await attributesOf(aSpan({ kind: 'TOOL', input: { q: 1 }, output: { r: 2 } }), { openInference: false });
    expect(attributes).toMatchObject({ 'gen_ai.tool.call.arguments': '{"q":1}', 'gen_ai.tool.call.result': '{"r":2}' });
    expect(attributes['input.value']).toBeUndefined();
  });
});
