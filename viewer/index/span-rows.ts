import { FLAG, INTERRUPTED, KINDS, NONE, STATUSES } from './codes.js';
import { orAbsent } from './trace-rows.js';
import type { SourceLocation, SpanColumns, SpanRow } from '../api/types.js';
import type { JournalIndex } from './journal-index.js';
import type { PlacedSpan } from './span-tree.js';
import type { TraceRows } from './trace-rows.js';

/** Makes spans of the index as the page gets them. */
export class SpanRows {
  readonly #index: JournalIndex;
  readonly #rows: TraceRows;

  constructor(index: JournalIndex, rows: TraceRows) {
    this.#index = index;
    this.#rows = rows;
  }

  row({ row, depth, orphan }: Pick<PlacedSpan, 'row' | 'depth' | 'orphan'>): SpanRow {
    const { columns } = this.#index.spans;
    const { kind, model, name } = this.#index.shapes.of(columns.shape[row]!);
    const text = (number: number) => (number === 0 ? undefined : this.#index.strings.text(number));
    const flags = columns.flags[row]!;
    return {
      spanId: this.#index.spanId(row),
      parentSpanId: this.#index.parentId(row),
      name: this.#index.strings.text(name),
      kind: KINDS[kind]!,
      status: STATUSES[this.status(row)]!,
      statusReason: text(columns.reason[row]!),
      startTime: columns.startTime[row]!,
      endTime: this.#endTime(row),
      model: text(model),
      promptTokens: columns.promptTokens[row]! || undefined,
      completionTokens: columns.completionTokens[row]! || undefined,
      cost: orAbsent(columns.cost[row]!),
      ttft: columns.firstToken[row] === NONE ? undefined : columns.firstToken[row],
      error: this.#rows.error(columns.errorType[row]!, columns.errorMessage[row]!),
      source: columns.source[row] === 0 ? undefined : (JSON.parse(this.#index.strings.text(columns.source[row]!)) as SourceLocation),
      hasInput: (flags & FLAG.INPUT) !== 0,
      hasOutput: (flags & FLAG.OUTPUT) !== 0,
      depth,
      orphan: orphan || undefined,
    };
  }

  /** A place in `STATUSES`. */
  status(row: number): number {
    const { file, flags, status } = this.#index.spans.columns;
    return (flags[row]! & FLAG.ENDED) !== 0 || this.#rows.fateOfFile(file[row]!).running ? status[row]! : INTERRUPTED;
  }

  columns(trace: number, placed: readonly PlacedSpan[]): SpanColumns {
    const { columns } = this.#index.spans;
    const dictionary = new Dictionary();
    const origin = this.#index.traces.columns.startTime[trace]!;
    const each = <T>(value: (row: number, span: PlacedSpan) => T): T[] => placed.map((span) => value(span.row, span));
    const text = (number: number) => (number === 0 ? -1 : dictionary.string(this.#index.strings.text(number)));
    const shape = (row: number) => this.#index.shapes.of(columns.shape[row]!);
    return {
      count: placed.length,
      ...dictionary.lists,
      spanId: each((row) => this.#index.spanId(row)),
      parent: each((_, { parent }) => parent),
      name: each((row) => dictionary.string(this.#index.strings.text(shape(row).name))),
      kind: each((row) => dictionary.string(KINDS[shape(row).kind]!)),
      status: each((row) => dictionary.string(STATUSES[this.status(row)]!)),
      reason: each((row) => text(columns.reason[row]!)),
      model: each((row) => text(shape(row).model)),
      error: each((row) => dictionary.error(columns.errorType[row]!, columns.errorMessage[row]!, this.#rows)),
      source: each((row) => dictionary.source(columns.source[row]!, this.#index)),
      start: each((row) => columns.startTime[row]! - origin),
      duration: each((row) => (this.#endTime(row) ?? Number.NaN) - columns.startTime[row]!).map((duration) => (duration >= 0 ? duration : -1)),
      promptTokens: each((row) => columns.promptTokens[row]!),
      completionTokens: each((row) => columns.completionTokens[row]!),
      cost: each((row) => orAbsent(columns.cost[row]!) ?? -1),
      ttft: each((row) => (columns.firstToken[row] === NONE ? -1 : columns.firstToken[row]!)),
      flags: each((row, { orphan }) => ((columns.flags[row]! & (FLAG.INPUT | FLAG.OUTPUT)) >> 1) + (orphan ? 4 : 0)),
      depth: each((_, { depth }) => depth),
    };
  }

  #endTime(row: number): number | undefined {
    const { endTime, file, flags, startTime } = this.#index.spans.columns;
    if ((flags[row]! & FLAG.ENDED) !== 0) return endTime[row];
    const { lastTime, running } = this.#rows.fateOfFile(file[row]!);
    return running ? undefined : Math.max(lastTime ?? 0, startTime[row]!);
  }
}

/** What stands in the columns by number. */
class Dictionary {
  readonly lists: Pick<SpanColumns, 'strings' | 'errors' | 'sources'> = { strings: [], errors: [], sources: [] };
  readonly #strings = new Map<string, number>();
  readonly #errors = new Map<string, number>();
  readonly #sources = new Map<number, number>();

  string(text: string): number {
    return numbered(this.#strings, text, this.lists.strings, () => text);
  }

  error(type: number, message: number, rows: TraceRows): number {
    const error = rows.error(type, message);
    return error === undefined ? -1 : numbered(this.#errors, `${type} ${message}`, this.lists.errors, () => error);
  }

  source(source: number, { strings }: JournalIndex): number {
    if (source === 0) return -1;
    return numbered(this.#sources, source, this.lists.sources, () => JSON.parse(strings.text(source)) as SourceLocation);
  }
}

function numbered<K, T>(known: Map<K, number>, key: K, list: T[], make: () => T): number {
  let number = known.get(key);
  if (number === undefined) {
    number = list.push(make()) - 1;
    known.set(key, number);
  }
  return number;
}
