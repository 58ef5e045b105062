import { GEN_AI } from '../../../../src/exporters/otlp/names/gen-ai.js';
import { OPEN_INFERENCE } from '../../../../src/exporters/otlp/names/open-inference.js';
import { FORMER } from '../../names/former.js';
import { TRACELOOP } from '../../names/traceloop.js';
import { isFields, textOf } from '../../../../src/chat/chat.js';
import { listOf } from '../list-of.js';
import { fromJsonText, parsed } from '../json-text.js';
import { unflattenList } from '../unflatten.js';
import { fromEvents } from './events.js';
import { genAiMessages, systemMessage } from './gen-ai.js';
import { openInferenceMessages } from './open-inference.js';
import { traceloopMessages } from './traceloop.js';
import { fromVercelAi } from './vercel-ai.js';
import type { WireEvent } from '../../wire/request.js';
import type { AttributeReader } from '../attribute-reader.js';
import type { Conversation, Message } from './message.js';

/** Reads messages, whichever convention they are in. All of them are taken; the first that is there counts. */
export function readConversation(attributes: AttributeReader, events: readonly WireEvent[]): Conversation {
  const genAi = fromGenAi(attributes);
  const openInference = fromOpenInference(attributes);
  const traceloop = fromTraceloop(attributes);
  const choices = [genAi, openInference, traceloop, fromVercelAi(attributes), fromEvents(events)];
  const first = (pick: (one: Conversation) => readonly unknown[]) => choices.map(pick).find((list) => list.length > 0) ?? [];
  return { asked: first(({ asked }) => asked) as Message[], answered: first(({ answered }) => answered) as Message[], tools: first(({ tools }) => tools) };
}

function fromGenAi(attributes: AttributeReader): Conversation {
  const system = systemMessage(attributes.value(GEN_AI.SYSTEM_INSTRUCTIONS));
  const asked = genAiMessages(attributes.value(GEN_AI.INPUT_MESSAGES, FORMER.PROMPT), 'user');
  const answered = genAiMessages(attributes.value(GEN_AI.OUTPUT_MESSAGES, FORMER.COMPLETION), 'assistant');
  return { asked: [...system, ...asked], answered, tools: listOf(fromJsonText(attributes.value(GEN_AI.TOOL_DEFINITIONS))) };
}

function fromOpenInference(attributes: AttributeReader): Conversation {
  const under = (name: string) => unflattenList(attributes.under(`${name}.`));
  const tools = under(OPEN_INFERENCE.LLM_TOOLS).map((entry) => {
    const tool = isFields(entry) && isFields(entry['tool']) ? entry['tool'] : {};
    return parsed(tool['json_schema']) ?? tool;
  });
  return { asked: openInferenceMessages(under(OPEN_INFERENCE.LLM_INPUT_MESSAGES)), answered: openInferenceMessages(under(OPEN_INFERENCE.LLM_OUTPUT_MESSAGES)), tools };
}

function fromTraceloop(attributes: AttributeReader): Conversation {
  const under = (prefix: string) => unflattenList(attributes.under(prefix));
  const tools = under(TRACELOOP.FUNCTIONS).map((entry) => {
    const { description, name, parameters } = isFields(entry) ? entry : {};
    return { type: 'function', function: { name: textOf(name), description: textOf(description), parameters: fromJsonText(parameters) } };
  });
  return { asked: traceloopMessages(under(`${FORMER.PROMPT}.`), 'user'), answered: traceloopMessages(under(`${FORMER.COMPLETION}.`), 'assistant'), tools };
}
