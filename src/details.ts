import type { Recording } from './recording.js';
import type { Cost, ErrorRecord, Metadata, SpanEvent, TokenUsage } from './types.js';

/**
 * What only some recordings have. Kept apart so that the small ones, made by the million, stay small: every field of a
 * recording is paid for in the garbage collector.
 */
export class Details {
  statusReason: string | undefined = undefined;
  error: ErrorRecord | undefined = undefined;
  metadata: Metadata | undefined = undefined;
  tags: readonly string[] | undefined = undefined;
  /** The end that the user gave for replayed work; engine time. */
  plannedEnd: number | undefined = undefined;
  /** Made by `lazy: true` and not begun. */
  prepared = false;
  /** Ended by `cancel()` before it began. */
  abandoned = false;
  /** Input and output of this one call are not to be captured. */
  uncaptured = false;
  /** A handle is current from its making to its end; a callback's recording only inside the callback. */
  handle = false;
  /** Kept by `OpenRecordings` for those that live long. */
  openReference: WeakRef<Recording> | undefined = undefined;

  /** What an automatic start of a lazy span uses as input. */
  payload: unknown = undefined;
  model: string | undefined = undefined;
  modelParameters: Metadata | undefined = undefined;
  tokenUsage: TokenUsage | undefined = undefined;
  cost: Cost | undefined = undefined;
  /** Engine time. */
  completionStartedAt: number | undefined = undefined;
  events: SpanEvent[] | undefined = undefined;

  sessionId: string | undefined = undefined;
  userId: string | undefined = undefined;
}
