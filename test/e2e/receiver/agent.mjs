/** A small agent on OpenTelemetry's JavaScript SDK, exporting in one of two encodings: `agent.mjs proto|json`. */
import { trace, SpanStatusCode, SpanKind } from '@opentelemetry/api';
import { NodeTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { resourceFromAttributes } from '@opentelemetry/resources';
const { OTLPTraceExporter } = await import(process.argv[2] === 'json' ? '@opentelemetry/exporter-trace-otlp-http' : '@opentelemetry/exporter-trace-otlp-proto');

const provider = new NodeTracerProvider({
  resource: resourceFromAttributes({ 'service.name': 'js-agent', 'service.version': '2.0.0', 'deployment.environment.name': 'test' }),
  spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ compression: 'gzip' }))],
});
provider.register();
const tracer = trace.getTracer('my-agent', '0.1.0');

const model = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'gpt-5.4',
  'gen_ai.request.temperature': 0.2,
  'gen_ai.usage.input_tokens': 12,
  'gen_ai.usage.output_tokens': 5,
  'gen_ai.input.messages': JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: 'Weather in Paris?' }] }]),
  'gen_ai.output.messages': JSON.stringify([{ role: 'assistant', parts: [{ type: 'tool_call', id: 'call_1', name: 'weather', arguments: { city: 'Paris' } }], finish_reason: 'tool_call' }]),
};
const agent = { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'helper', 'gen_ai.conversation.id': 'c-7', 'user.id': 'u-1' };
const tool = { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'weather', 'gen_ai.tool.call.arguments': '{"city":"Paris"}' };

tracer.startActiveSpan('agent run', { attributes: agent }, (root) => {
  tracer.startActiveSpan('chat gpt-5.4', { kind: SpanKind.CLIENT, attributes: model }, (span) => span.end());
  tracer.startActiveSpan('execute_tool weather', { attributes: tool }, (span) => {
    span.addEvent('retry', { attempt: 2 });
    span.recordException(new TypeError('no such city'));
    span.setStatus({ code: SpanStatusCode.ERROR, message: 'no such city' });
    span.end();
  });
  root.end();
});
await provider.shutdown();
