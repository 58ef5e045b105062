/** The one place that talks to a language model, whole or streamed, and that records what a call used. */
import { currentSpan, span } from 'filigree';
import type OpenAI from 'openai';
import type { ChatCompletionMessage, ChatCompletionMessageParam, ChatCompletionTool } from 'openai/resources/chat/completions';
import type { CompletionUsage } from 'openai/resources/completions';
import { costOf } from './prices.js';

export type Messages = ChatCompletionMessageParam[];

/** Enough for an answer of a few sentences and for models that think before they write. */
const PARAMETERS = { max_completion_tokens: 2000 };

/** Puts model, parameters, tokens and cost on the span that is current, whichever method it belongs to. */
function recordCall(model: string, usage: CompletionUsage | null | undefined): void {
  const call = currentSpan()?.setModel(model).setModelParameters(PARAMETERS);
  if (call === undefined || !usage) return;
  const { prompt_tokens: promptTokens, completion_tokens: completionTokens, total_tokens: totalTokens } = usage;
  call.setTokenUsage({ promptTokens, completionTokens, totalTokens });
  const cost = costOf(model, promptTokens, completionTokens);
  if (cost !== undefined) call.setCost(cost);
}

export class Llm {
  readonly #client: OpenAI;
  readonly #model: string;

  constructor(client: OpenAI, model: string) {
    this.#client = client;
    this.#model = model;
  }

  /** One call, one span. Whoever calls this needs no decorator of its own to show up as an LLM call. */
  @span.llm()
  async complete(messages: Messages, tools?: ChatCompletionTool[]): Promise<ChatCompletionMessage> {
    const completion = await this.#client.chat.completions.create({ model: this.#model, messages, ...(tools && { tools }), ...PARAMETERS });
    recordCall(completion.model, completion.usage);
    const message = completion.choices[0]?.message;
    if (message === undefined) throw new Error('The LLM sent no message: expected one in `choices`, got none. Try another model.');
    return message;
  }

  /** The text of one call as it arrives. No span here: it belongs to the generator of the agent that streams it. */
  async *stream(messages: Messages): AsyncGenerator<string, void, undefined> {
    // Without `include_usage` a stream says nothing about tokens.
    const stream = await this.#client.chat.completions.create({
      model: this.#model,
      messages,
      stream: true,
      stream_options: { include_usage: true },
      ...PARAMETERS,
    });
    for await (const chunk of stream) {
      if (chunk.usage) recordCall(chunk.model, chunk.usage);
      const text = chunk.choices[0]?.delta.content;
      if (text) yield text;
    }
  }
}
