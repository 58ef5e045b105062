import asyncio
from datetime import datetime, timezone

import pandaprobe

USER = {"role": "user", "content": "Why?"}
ASSISTANT = {"role": "assistant", "content": "Because."}


async def support(trace):
    with trace.span("retrieve", kind="RETRIEVER", metadata={"index": "docs"}) as s:
        s.set_input({"query": "Why?", "k": 4})
        s.set_output({"documents": ["d1", "d2"]})
    with trace.span("generate", kind="LLM", model="gpt-5.4") as s:
        s.set_input({"messages": [{"role": "system", "content": "Be brief."}, USER]})
        s.set_model_parameters({"temperature": 0.7, "max_tokens": 100})
        s.set_completion_start_time(datetime.now(timezone.utc))
        s.set_token_usage(prompt_tokens=150, completion_tokens=80, total_tokens=230, reasoning_tokens=12)
        s.set_cost(total=0.002, input=0.0008)
        s.set_output({"messages": [ASSISTANT]})
    try:
        with trace.span("notify", kind="TOOL"):
            raise TypeError("connection refused")
    except TypeError:
        pass

    async def branch(name, before, after):
        with trace.span(name, kind="CHAIN"):
            await asyncio.sleep(before)
            with trace.span(f"{name}-child", kind="TOOL"):
                await asyncio.sleep(after)

    await asyncio.gather(branch("left", 0.02, 0.2), branch("right", 0.1, 0.2))
    trace.set_output({"messages": [ASSISTANT]})


pandaprobe.init()
pandaprobe.set_session("conversation-1")
pandaprobe.set_user("user-1")
with pandaprobe.start_trace("support-agent", input={"messages": [USER]}, tags=["prod", "eu"], metadata={"tenant": "acme"}) as t:
    trace_id = t.trace_id
    asyncio.run(support(t))
pandaprobe.set_session(None)
pandaprobe.set_user(None)
try:
    with pandaprobe.start_trace("failing-agent", input={"question": "When?"}):
        raise IndexError("too late")
except IndexError:
    pass
pandaprobe.score(trace_id, "quality", "0.9", reason="helpful")
pandaprobe.flush()
pandaprobe.shutdown()
