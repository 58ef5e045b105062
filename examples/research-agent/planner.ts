/** Decides what to look up: one LLM call that answers with tool calls, and the plan that they make. */
import { currentSpan, span } from 'filigree';
import type { ChatCompletionMessageToolCall, ChatCompletionTool } from 'openai/resources/chat/completions';
import type { Llm } from './llm.js';

export interface Plan {
  /** What to search for. */
  queries: string[];
  /** Sections to read whole. The planner does not know the headings: it guesses them. */
  sections: string[];
  /** Words to find example code for. */
  terms: string[];
}

/** The tools as the model sees them, each with one text argument, and the part of the plan that a call adds to. */
const TOOLS = [
  { name: 'search_docs', description: 'Search the documentation.', argument: 'query', about: 'What to search for.', part: 'queries' },
  { name: 'read_section', description: 'Read one section as a whole.', argument: 'section', about: 'Its heading.', part: 'sections' },
  { name: 'find_example', description: 'Find example code.', argument: 'term', about: 'A word that it must contain.', part: 'terms' },
] as const;

const definitions = TOOLS.map(
  ({ name, description, argument, about }): ChatCompletionTool => ({
    type: 'function',
    function: {
      name,
      description,
      parameters: { type: 'object', properties: { [argument]: { type: 'string', description: about } }, required: [argument] },
    },
  }),
);

const INSTRUCTIONS = `You plan how to answer a question from a folder of documentation. Call each tool that helps, all in one turn.
You do not know the headings: guess the one that such a section would have.`;

/** The argument of a call, or nothing when the model made the call up or wrote broken JSON. */
function argumentOf(json: string, name: string): string | undefined {
  try {
    const value: unknown = (JSON.parse(json) as Record<string, unknown> | null)?.[name];
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  } catch {
    return undefined;
  }
}

function addTo(plan: Plan, call: ChatCompletionMessageToolCall): void {
  if (call.type !== 'function') return;
  const tool = TOOLS.find(({ name }) => name === call.function.name);
  const argument = tool && argumentOf(call.function.arguments, tool.argument);
  if (tool !== undefined && argument !== undefined) plan[tool.part].push(argument);
  // Not worth failing for, and worth seeing: an event is a dated note on the span that is current.
  else currentSpan()?.addEvent('unusable tool call', { ...call.function });
}

export class Planner {
  readonly #llm: Llm;

  constructor(llm: Llm) {
    this.#llm = llm;
  }

  @span.chain()
  async plan(question: string): Promise<Plan> {
    const messages = [
      { role: 'system' as const, content: INSTRUCTIONS },
      { role: 'user' as const, content: `Question: ${question}` },
    ];
    const { tool_calls: calls = [] } = await this.#llm.complete(messages, definitions);
    const plan: Plan = { queries: [], sections: [], terms: [] };
    for (const call of calls) addTo(plan, call);
    // A model that calls nothing leaves the question itself to search for.
    if (plan.queries.length === 0) plan.queries.push(question);
    return plan;
  }
}
