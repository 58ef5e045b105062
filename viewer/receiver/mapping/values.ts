import { GEN_AI } from '../../../src/exporters/otlp/names/gen-ai.js';
import { OPEN_INFERENCE } from '../../../src/exporters/otlp/names/open-inference.js';
import { TRACELOOP } from '../names/traceloop.js';
import { VERCEL_AI } from '../names/vercel-ai.js';
import { readEmbedding } from './documents/embedding.js';
import { readDocuments } from './documents/documents.js';
import { fromJsonText, parsed } from './json-text.js';
import type { SpanKind } from '../../../src/types.js';
import type { AttributeReader } from './attribute-reader.js';
import type { Conversation, Message } from './messages/message.js';

export interface Values {
  readonly input: unknown;
  readonly output: unknown;
}

/**
 * Input and output of a span, from where it has them: a call to a model in its messages, anything else in the values that
 * the program captured. All of the places are taken. `own`: filigree sent the span, so a captured value is the one that it was.
 */
export function readValues(attributes: AttributeReader, kind: SpanKind, conversation: Conversation, own: boolean): Values {
  const said = { input: chat(conversation.asked, conversation.tools), output: chat(conversation.answered, []) };
  const captured = readCaptured(attributes);
  const called = { input: fromJsonText(attributes.value(GEN_AI.TOOL_ARGUMENTS, VERCEL_AI.TOOL_ARGUMENTS)), output: fromJsonText(attributes.value(GEN_AI.TOOL_RESULT, VERCEL_AI.TOOL_RESULT)) };
  const particular = [readDocuments(attributes, kind), readEmbedding(attributes)];
  const first = own ? [whole(captured, conversation)] : [];
  const places = kind === 'LLM' ? [...first, said, captured, called] : [...first, ...particular, captured, called, said];
  return { input: places.find(({ input }) => input !== undefined)?.input, output: places.find(({ output }) => output !== undefined)?.output };
}

/**
 * The captured values that are whole: beside messages which were all of a value, filigree sends no more than their last
 * text (src/exporters/otlp/mapping/llm.ts).
 */
function whole({ input, output }: Values, { asked, answered }: Conversation): Values {
  return { input: isWhole(input, asked) ? input : undefined, output: isWhole(output, answered) ? output : undefined };
}

function isWhole(value: unknown, messages: readonly Message[]): boolean {
  return typeof value !== 'string' || messages.length === 0 || (messages.length === 1 && messages[0]!.content === value);
}

function chat(messages: readonly Message[], tools: readonly unknown[]): object | undefined {
  if (messages.length === 0) return undefined;
  return tools.length === 0 ? { messages } : { messages, tools };
}

/** A whole value in one attribute: text, or JSON as its type says. */
function readCaptured(attributes: AttributeReader): Values {
  const { INPUT, INPUT_TYPE, OUTPUT, OUTPUT_TYPE } = OPEN_INFERENCE;
  const inputType = attributes.text(INPUT_TYPE);
  const outputType = attributes.text(OUTPUT_TYPE);
  const input = typed(attributes.value(INPUT), inputType) ?? json(attributes.value(TRACELOOP.INPUT));
  const output = typed(attributes.value(OUTPUT), outputType) ?? json(attributes.value(TRACELOOP.OUTPUT));
  return { input, output };
}

function typed(value: unknown, type: string | undefined): unknown {
  return type === 'application/json' ? json(value) : value;
}

/** JSON text, where it is any; it may have been cut. */
function json(value: unknown): unknown {
  return parsed(value) ?? value;
}
