import { findChat } from '../../../src/chat/find-chat.js';
import { isFields } from '../../../src/chat/chat.js';
import type { Chat } from '../../../src/chat/chat.js';
import type { ErrorRecord, ScoreRecord } from '../../api/types.js';

/** What the detail of a span or a trace can show. */
export interface DetailSubject {
  readonly kind: string;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly error?: ErrorRecord;
  readonly events?: readonly unknown[];
  readonly metadata?: object;
  readonly modelParameters?: object;
  readonly tokenUsage?: object;
  readonly tags?: readonly string[];
  readonly link?: object;
  readonly scores: readonly ScoreRecord[];
  readonly previous?: object;
}

export type DetailTab = 'messages' | 'values' | 'error' | 'diff' | 'events' | 'scores' | 'metadata' | 'raw';

/** The tabs that have something in them. The first is the one to begin with. */
export function detailTabs(subject: DetailSubject): DetailTab[] {
  const { error, events, link, metadata, modelParameters, previous, scores, tags, tokenUsage } = subject;
  const has: Readonly<Record<DetailTab, boolean>> = {
    messages: chatsOf(subject) !== undefined,
    values: true,
    error: error !== undefined,
    diff: previous !== undefined,
    events: (events?.length ?? 0) > 0,
    scores: scores.length > 0,
    metadata: [metadata, modelParameters, tokenUsage, tags, link].some((value) => value !== undefined),
    raw: true,
  };
  return (Object.keys(has) as DetailTab[]).filter((tab) => has[tab]);
}

/** What was said, if what was captured is a conversation. Bare texts are one only in a model call, or as the answer to messages. */
export function chatsOf({ kind, input, output }: DetailSubject): { asked?: Chat; answered?: Chat } | undefined {
  const asked = kind === 'LLM' || !isBare(input) ? findChat(input, 'user') : undefined;
  const answered = kind === 'LLM' || asked !== undefined || !isBare(output) ? findChat(output, 'assistant') : undefined;
  return (asked ?? answered) === undefined ? undefined : { asked, answered };
}

function isBare(value: unknown): boolean {
  return typeof value === 'string' || (isFields(value) && typeof value['prompt'] === 'string');
}
