/** An agent on the AI SDK of Vercel, with a model of its own tests: a tool call, then the answer. */
import { NodeTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { generateText, stepCountIs, tool } from 'ai';
import { MockLanguageModelV2 } from 'ai/test';
import { z } from 'zod';

const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())] });
provider.register();

const usage = { inputTokens: 10, outputTokens: 20, totalTokens: 30 };
const answers = [
  { content: [{ type: 'tool-call', toolCallId: 'c1', toolName: 'weather', input: '{"city":"Paris"}' }], finishReason: 'tool-calls', usage, warnings: [] },
  { content: [{ type: 'text', text: 'It is 21 degrees.' }], finishReason: 'stop', usage, warnings: [] },
];
await generateText({
  model: new MockLanguageModelV2({ modelId: 'mock-1', doGenerate: async () => answers.shift() }),
  system: 'Be brief.',
  prompt: 'Weather in Paris?',
  stopWhen: stepCountIs(3),
  tools: { weather: tool({ description: 'The weather of a city', inputSchema: z.object({ city: z.string() }), execute: async ({ city }) => ({ city, degrees: 21 }) }) },
  experimental_telemetry: { isEnabled: true, metadata: { sessionId: 's-1', userId: 'u-1' } },
});
await provider.shutdown();
