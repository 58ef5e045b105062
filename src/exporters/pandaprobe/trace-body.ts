import { NAMELESS, MOST_NAME, MOST_TEXT } from './columns.js';
import { Notes } from './notes.js';
import { shortenedId } from './shortened.js';
import { storable, storableText } from './storable.js';
import { timestamp } from './timestamp.js';
import type { TraceRecord } from '../../types.js';

/** What the exporter stamps onto every trace; what it was not given, the trace's own configuration says. */
export interface Stamp {
  readonly environment?: string;
  readonly release?: string;
}

/** A trace as `POST /traces` takes it, without its spans. Fields that are `undefined` are not sent. */
export interface TraceBody {
  readonly trace_id: string;
  readonly name: string;
  readonly status: 'PENDING' | 'RUNNING' | 'COMPLETED' | 'ERROR';
  readonly started_at: string;
  readonly ended_at?: string;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly metadata?: Record<string, unknown>;
  readonly session_id?: string;
  readonly user_id?: string;
  readonly tags?: readonly string[];
  readonly environment?: string;
  readonly release?: string;
}

export function traceBody(trace: TraceRecord, stamp: Stamp): TraceBody {
  const notes = new Notes();
  const body = {
    trace_id: trace.traceId,
    name: notes.fit('name', trace.name, MOST_NAME) ?? NAMELESS,
    status: trace.status === 'CANCELLED' ? 'COMPLETED' : trace.status,
    started_at: timestamp(trace.startTime),
    ended_at: trace.endTime === undefined ? undefined : timestamp(trace.endTime),
    input: storable(trace.input),
    output: storable(trace.output),
    session_id: notes.fit('sessionId', trace.sessionId, MOST_TEXT, shortenedId),
    user_id: notes.fit('userId', trace.userId, MOST_TEXT, shortenedId),
    tags: tagsOf(trace.tags, notes),
    environment: notes.fit('environment', stamp.environment ?? trace.environment, MOST_TEXT),
    release: notes.fit('release', stamp.release ?? trace.release, MOST_TEXT),
  } as const;
  note(trace, notes);
  return { ...body, metadata: notes.inMetadata(trace.metadata) };
}

/**
 * The index over tags holds 2,704 bytes each at most: a trace with a longer one is accepted with 202 and never stored (seen
 * on server 0.5.0).
 */
function tagsOf(tags: readonly string[] | undefined, notes: Notes): readonly string[] | undefined {
  if (tags === undefined || tags.length === 0) return undefined;
  const safe = tags.map(storableText);
  const short = safe.map((tag) => shortenedId(tag, MOST_TEXT));
  if (short.some((tag, i) => tag !== safe[i])) notes.keep('tags', safe);
  return short;
}

/** There is no cancelled trace, and no error of a trace, on the wire. */
function note({ error, link, source, status, statusReason }: TraceRecord, notes: Notes): void {
  if (status === 'CANCELLED') notes.keep('status', status);
  notes.keep('reason', statusReason);
  notes.keep('error', error);
  notes.keep('link', link);
  notes.keep('source', source);
}
