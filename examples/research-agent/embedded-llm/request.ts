/** Reads a chat completion request: what this server supports passes, everything else is refused with its reason. */
import { HttpError } from './http-error.js';

/** The name that the embedded model answers to. */
export const EMBEDDED_MODEL = 'filigree-extractive-1';

/** A message, with its content as one text. */
export interface Message {
  role: 'system' | 'user' | 'assistant' | 'tool';
  text: string;
}

/** One property of a tool's JSON schema, as far as the model reads it. */
export interface Property {
  type?: string;
  description?: string;
  enum?: readonly unknown[];
  default?: unknown;
}

export interface Tool {
  name: string;
  properties: Record<string, Property>;
  required: readonly string[];
}

export interface ChatRequest {
  messages: readonly Message[];
  tools: readonly Tool[];
  /** `auto` asks for tools until there are results, `required` and a name always, `none` never. */
  toolChoice: 'auto' | 'none' | 'required' | { name: string };
  parallelToolCalls: boolean;
  maxTokens: number;
  stream: boolean;
  includeUsage: boolean;
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const invalid = (param: string, expected: string): HttpError =>
  new HttpError(400, 'invalid_value', `Invalid \`${param}\`: expected ${expected}.`, param);

/** Options that would change the answer in ways this model cannot, with the one value that changes nothing. */
const UNSUPPORTED: Record<string, (value: unknown) => boolean> = {
  n: (value) => value === 1,
  stop: () => false,
  logprobs: (value) => value === false,
  response_format: (value) => isObject(value) && value.type === 'text',
  functions: () => false,
};

function textOf(content: unknown, param: string): string {
  if (content === null || content === undefined) return '';
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) throw invalid(param, 'a string or a list of text parts');
  return content
    .map((part: unknown) => {
      if (isObject(part) && part.type === 'text' && typeof part.text === 'string') return part.text;
      throw invalid(param, 'text parts only, this model reads nothing else');
    })
    .join('\n');
}

function readMessage(value: unknown, index: number): Message {
  const param = `messages[${index}]`;
  if (!isObject(value)) throw invalid(param, 'an object with `role` and `content`');
  const role = value.role === 'developer' ? 'system' : value.role;
  if (role !== 'system' && role !== 'user' && role !== 'assistant' && role !== 'tool') {
    throw invalid(`${param}.role`, '`system`, `developer`, `user`, `assistant` or `tool`');
  }
  return { role, text: textOf(value.content, `${param}.content`) };
}

function readTool(value: unknown, index: number): Tool {
  const definition = isObject(value) && value.type === 'function' ? value.function : undefined;
  if (!isObject(definition) || typeof definition.name !== 'string') {
    throw invalid(`tools[${index}]`, "an object { type: 'function', function: { name, parameters } }");
  }
  const schema = isObject(definition.parameters) ? definition.parameters : {};
  const properties = isObject(schema.properties) ? (schema.properties as Record<string, Property>) : {};
  const required = Array.isArray(schema.required) ? schema.required.filter((name) => typeof name === 'string') : Object.keys(properties);
  return { name: definition.name, properties, required };
}

function readToolChoice(value: unknown, tools: readonly Tool[]): ChatRequest['toolChoice'] {
  if (value === undefined || value === null) return 'auto';
  if (value === 'auto' || value === 'none' || value === 'required') return value;
  const name = isObject(value) && isObject(value.function) ? value.function.name : undefined;
  if (typeof name !== 'string' || !tools.some((tool) => tool.name === name)) {
    throw invalid('tool_choice', '`auto`, `none`, `required` or the name of one of `tools`');
  }
  return { name };
}

/** @throws HttpError 400 with the parameter's name, 404 for a model that is not this one. */
export function readRequest(body: unknown): ChatRequest {
  if (!isObject(body)) throw new HttpError(400, 'invalid_json', 'Invalid body: expected a JSON object.');
  if (body.model !== EMBEDDED_MODEL) {
    const got = JSON.stringify(body.model) ?? 'nothing';
    throw new HttpError(404, 'model_not_found', `No such model: expected \`${EMBEDDED_MODEL}\`, got ${got}.`, 'model');
  }
  for (const [option, changesNothing] of Object.entries(UNSUPPORTED)) {
    const value = body[option];
    if (value !== undefined && value !== null && !changesNothing(value)) {
      throw new HttpError(400, 'unsupported_parameter', `The embedded model does not support \`${option}\`: leave it out.`, option);
    }
  }
  if (!Array.isArray(body.messages) || body.messages.length === 0) throw invalid('messages', 'a list of at least one message');
  const maxTokens = body.max_completion_tokens ?? body.max_tokens ?? Number.POSITIVE_INFINITY;
  if (typeof maxTokens !== 'number' || !(maxTokens >= 1)) throw invalid('max_completion_tokens', 'a number of at least 1');
  if (body.tools !== undefined && !Array.isArray(body.tools)) throw invalid('tools', 'a list');

  const tools = (body.tools ?? []).map(readTool);
  return {
    messages: body.messages.map(readMessage),
    tools,
    toolChoice: readToolChoice(body.tool_choice, tools),
    parallelToolCalls: body.parallel_tool_calls !== false,
    maxTokens,
    stream: body.stream === true,
    includeUsage: isObject(body.stream_options) && body.stream_options.include_usage === true,
  };
}
