import { Client } from 'langsmith';
import { traceable } from 'langsmith/traceable';

/** LangSmith's `traceable`; a block is one traced run with 1,000 runs under it. */

const options = { apiKey: 'bench', apiUrl: 'http://127.0.0.1:9' };

function instrumented({ name, kind, model, usage, make }, client) {
  if (kind !== 'LLM') return traceable(make(), { name, run_type: 'tool', client });
  const usage_metadata = { input_tokens: usage.promptTokens, output_tokens: usage.completionTokens, total_tokens: usage.promptTokens + usage.completionTokens };
  const processOutputs = (output) => ({ ...output, usage_metadata });
  return traceable(make(), { name, run_type: 'llm', metadata: { ls_model_name: model }, processOutputs, client });
}

function insideRun(client) {
  return (block) => traceable(block, { name: 'agent', run_type: 'chain', client })();
}

/** Runs are counted where they are handed to the client, and dropped: the like of the dropping exporters of the others. */
class DroppingClient extends Client {
  ended = 0;
  async createRun() {}
  async updateRun() {
    this.ended += 1;
  }
}

class KeepingClient extends Client {
  created = [];
  updates = [];
  async createRun(run) {
    this.created.push(run);
  }
  async updateRun(_id, update) {
    this.updates.push(update);
  }
}

/** `traceable` ends its runs in the background, after the call has resolved. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 1));

export function dropped(workload) {
  process.env.LANGSMITH_TRACING = 'true';
  const client = new DroppingClient(options);
  return { call: instrumented(workload, client), inside: insideRun(client), perBlock: 1, drain: settled, received: () => client.ended };
}

/** Its own batches and compression, with a `fetch` that answers at once. */
export function fetched(workload) {
  process.env.LANGSMITH_TRACING = 'true';
  const fetchImplementation = async () => new Response('{}', { status: 202, headers: { 'content-type': 'application/json' } });
  const client = new Client({ ...options, fetchImplementation });
  return { call: instrumented(workload, client), inside: insideRun(client), drain: () => client.awaitPendingTraceBatches() };
}

export function off(workload) {
  process.env.LANGSMITH_TRACING = 'false';
  return { call: instrumented(workload, new Client(options)) };
}

/** Keeps what the client is given: a run's creation and its update. */
export function kept(workload) {
  process.env.LANGSMITH_TRACING = 'true';
  const client = new KeepingClient(options);
  return { call: instrumented(workload, client), inside: insideRun(client), drain: settled, kept: client.created };
}
