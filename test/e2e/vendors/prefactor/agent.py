"""The agent run of the comparison, through Prefactor's Python packages."""

import asyncio
import os

from prefactor_core import PrefactorCoreClient, PrefactorCoreConfig, SchemaRegistry
from prefactor_http import HttpClientConfig


async def main() -> None:
    registry = SchemaRegistry()
    for name in ("agent", "llm", "tool:search", "tool:broken", "tool:never"):
        registry.register_type(f"filigree:{name}", {"type": "object"}, {"type": "object"}, title=name, description=name)
    http = HttpClientConfig(api_url=os.environ["PREFACTOR_API_URL"], api_token=os.environ["PREFACTOR_API_TOKEN"])
    async with PrefactorCoreClient(PrefactorCoreConfig(http_config=http, schema_registry=registry)) as client:
        instance = await client.create_agent_instance(
            agent_id="agent",
            environment_id="environment",
            agent_version={"external_identifier": "1.4.2", "name": "Support", "description": "Helps"},
        )
        await instance.start()
        async with instance.span("filigree:agent") as run:
            await run.start({"name": "run", "question": "why?"})
            async with instance.span("filigree:llm") as llm:
                await llm.start({"name": "think", "prompt": "hi"})
                await llm.complete({"text": "hello"})
            async with instance.span("filigree:tool:search") as search:
                await search.start({"name": "search", "query": "x"})
                await search.complete({"hits": 2})
            async with instance.span("filigree:tool:broken") as broken:
                await broken.start({"name": "broken"})
                await broken.fail({"message": "no"})
            async with instance.span("filigree:tool:never") as never:
                await never.cancel()
            await run.complete({"answer": 42})
        await instance.record_quality("helpful", {"score": 0.9})
        await instance.finish()


asyncio.run(main())
