/** A message as the viewer shows it: in the words of OpenAI's chat completions, which most readers know. */
export interface Message {
  role: string;
  name?: string;
  content?: string | readonly Block[] | null;
  tool_calls?: readonly ToolCall[];
  tool_call_id?: string;
  finish_reason?: string;
}

/** What a model was asked and what it answered, as far as a span says it in messages. */
export interface Conversation {
  readonly asked: readonly Message[];
  readonly answered: readonly Message[];
  readonly tools: readonly unknown[];
}

export type Block =
  | { type: 'text'; text: string }
  | { type: 'reasoning'; text: string }
  | { type: 'image_url'; image_url: { url: string } }
  | Readonly<Record<string, unknown>>;

export interface ToolCall {
  id?: string;
  type: 'function';
  function: { name: string; arguments: string };
}

/** What a message is made of before it is put together. */
export interface MessageParts {
  readonly role: string | undefined;
  readonly name?: string | undefined;
  readonly blocks: readonly Block[];
  readonly calls: readonly ToolCall[];
  readonly toolCallId?: string | undefined;
  readonly finishReason?: string | undefined;
}

/** One text alone is the content itself. */
export function messageOf({ role, name, blocks, calls, toolCallId, finishReason }: MessageParts): Message {
  const message: Message = { role: role ?? 'assistant' };
  if (name !== undefined) message.name = name;
  if (blocks.length > 0 || calls.length > 0) message.content = contentOf(blocks);
  if (calls.length > 0) message.tool_calls = calls;
  if (toolCallId !== undefined) message.tool_call_id = toolCallId;
  if (finishReason !== undefined) message.finish_reason = finishReason;
  return message;
}

function contentOf(blocks: readonly Block[]): string | readonly Block[] | null {
  const [first] = blocks;
  if (first === undefined) return null;
  return blocks.length === 1 && first.type === 'text' && typeof first['text'] === 'string' ? first['text'] : blocks;
}

/** Arguments are JSON text, as OpenAI has them. */
export function toolCall(id: unknown, name: unknown, given: unknown): ToolCall {
  const text = typeof given === 'string' ? given : JSON.stringify(given ?? {});
  const call = { type: 'function', function: { name: typeof name === 'string' ? name : '', arguments: text } } as const;
  return typeof id === 'string' && id !== '' ? { id, ...call } : call;
}

export function image(url: string): Block {
  return { type: 'image_url', image_url: { url } };
}
