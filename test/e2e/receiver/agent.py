"""A small agent under one of two instrumentations of the OpenAI client: `agent.py openinference|openllmetry`."""

import os
import sys

from openai import OpenAI, APIStatusError
from opentelemetry import trace
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.exporter.otlp.proto.http import Compression

kind = sys.argv[1]
provider = TracerProvider(resource=Resource.create({"service.name": f"{kind}-agent", "deployment.environment.name": "test", "service.version": "1.2.3"}))
provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(compression=Compression.Gzip)))
trace.set_tracer_provider(provider)
if kind == "openinference":
    from openinference.instrumentation.openai import OpenAIInstrumentor
else:
    from opentelemetry.instrumentation.openai import OpenAIInstrumentor
OpenAIInstrumentor().instrument(tracer_provider=provider)

client = OpenAI(base_url=os.environ["LLM_URL"], api_key=os.environ["LLM_KEY"], max_retries=0)
model = os.environ["LLM_MODEL"]
question = "Question: What do bees eat in winter?\n\n[1] Bees\nBees live in colonies. In winter they eat honey."
tools = [{"type": "function", "function": {"name": "search", "description": "Searches the garden", "parameters": {"type": "object", "properties": {"query": {"type": "string"}}}}}]
tracer = trace.get_tracer("agent")
with tracer.start_as_current_span("agent") as span:
    span.set_attribute("session.id", "s-1")
    client.chat.completions.create(model=model, temperature=0.2, messages=[{"role": "system", "content": "Be brief."}, {"role": "user", "content": question}])
    first = client.chat.completions.create(model=model, tools=tools, messages=[{"role": "user", "content": question}])
    call = first.choices[0].message.tool_calls[0]
    client.chat.completions.create(model=model, tools=tools, messages=[
        {"role": "user", "content": [{"type": "text", "text": question}]},
        {"role": "assistant", "content": None, "tool_calls": [call.model_dump()]},
        {"role": "tool", "tool_call_id": call.id, "content": "[1] Bees\nBees eat honey."},
    ])
    for _ in client.chat.completions.create(model=model, stream=True, stream_options={"include_usage": True}, messages=[{"role": "user", "content": question}]):
        pass
    try:
        client.chat.completions.create(model="no-such-model", messages=[{"role": "user", "content": "hi"}])
    except APIStatusError:
        pass
provider.shutdown()
