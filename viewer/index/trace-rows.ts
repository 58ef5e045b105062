import { viewStatus } from '../data/status.js';
import { FLAG, INTERRUPTED, RUNNING, STATUSES } from './codes.js';
import type { Fate } from '../data/status.js';
import type { ShortError, TraceRow } from '../api/types.js';
import type { Indexer } from './indexer.js';

/** Its own record says how it ended. */
const ENDED = FLAG.OWN | FLAG.ENDED;

/** How a trace stands now. */
export interface Standing {
  /** A place in `STATUSES`. */
  status: number;
  /** Microseconds; `undefined` while it runs. */
  duration: number | undefined;
}

/** The rows of an index's traces as they are shown: what never ended because its process did is interrupted. */
export class TraceRows {
  readonly #indexer: Indexer;

  constructor(indexer: Indexer) {
    this.#indexer = indexer;
  }

  standing(row: number): Standing {
    const { flags, openSpans } = this.#indexer.index.traces.columns;
    if ((flags[row]! & FLAG.OWN) !== 0) return this.#own(row, (flags[row]! & FLAG.ENDED) !== 0);
    return openSpans[row] === 0 ? this.#fromEnded(row) : this.#fromOpen(row);
  }

  /** The status alone. Most have ended, and of a hundred thousand that have an object each would take most of the time. */
  status(row: number): number {
    const { flags, status } = this.#indexer.index.traces.columns;
    return (flags[row]! & ENDED) === ENDED ? status[row]! : this.standing(row).status;
  }

  /** The duration alone. */
  duration(row: number): number | undefined {
    const { endTime, flags, startTime } = this.#indexer.index.traces.columns;
    return (flags[row]! & ENDED) === ENDED ? Math.max(0, endTime[row]! - startTime[row]!) : this.standing(row).duration;
  }

  row(row: number): TraceRow {
    const { index } = this.#indexer;
    const { columns } = index.traces;
    const { status, duration } = this.standing(row);
    const text = (number: number) => (number === 0 ? undefined : index.strings.text(number));
    const tags = index.lists.of(columns.tags[row]!);
    return {
      traceId: index.traceId(row),
      name: index.strings.text(columns.name[row]!),
      status: STATUSES[status]!,
      statusReason: text(columns.reason[row]!),
      startTime: columns.startTime[row]!,
      duration,
      spans: columns.spans[row]!,
      openSpans: columns.openSpans[row]!,
      failedSpans: columns.failedSpans[row]!,
      promptTokens: columns.promptTokens[row]!,
      completionTokens: columns.completionTokens[row]!,
      tokens: columns.tokens[row]!,
      cost: orAbsent(columns.cost[row]!),
      sessionId: text(columns.session[row]!),
      userId: text(columns.user[row]!),
      tags: tags.length === 0 ? undefined : tags,
      error: this.error(columns.errorType[row]!, columns.errorMessage[row]!),
      models: index.lists.of(columns.models[row]!),
      environment: text(columns.environment[row]!),
      live: duration === undefined,
    };
  }

  error(type: number, message: number): ShortError | undefined {
    const { strings } = this.#indexer.index;
    return type === 0 ? undefined : { type: strings.text(type), message: strings.text(message) };
  }

  fateOfFile(file: number): Fate {
    return this.#indexer.fates.of(this.#indexer.files[file]!.process);
  }

  #own(row: number, ended: boolean): Standing {
    const { endTime, file, startTime, status } = this.#indexer.index.traces.columns;
    if (ended) return { status: status[row]!, duration: Math.max(0, endTime[row]! - startTime[row]!) };
    const fate = this.fateOfFile(file[row]!);
    if (viewStatus(STATUSES[status[row]!] as 'RUNNING', false, fate) !== 'INTERRUPTED') return { status: status[row]!, duration: undefined };
    return { status: INTERRUPTED, duration: Math.max(0, (fate.lastTime ?? startTime[row]!) - startTime[row]!) };
  }

  #fromEnded(row: number): Standing {
    const { endTime, startTime, status } = this.#indexer.index.traces.columns;
    return { status: status[row]!, duration: Math.max(0, endTime[row]! - startTime[row]!) };
  }

  /** Its spans may be of several processes: it runs as long as one of them does. */
  #fromOpen(row: number): Standing {
    const { index } = this.#indexer;
    const { endTime, startTime } = index.traces.columns;
    const { file, flags } = index.spans.columns;
    let last = Math.max(startTime[row]!, Number.isNaN(endTime[row]!) ? 0 : endTime[row]!);
    const files = new Set(index.spansOf(row).filter((span) => (flags[span]! & FLAG.ENDED) === 0).map((span) => file[span]!));
    for (const number of files) {
      const { lastTime = 0, running } = this.fateOfFile(number);
      if (running) return { status: RUNNING, duration: undefined };
      last = Math.max(last, lastTime);
    }
    return { status: INTERRUPTED, duration: last - startTime[row]! };
  }
}

export function orAbsent(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}
