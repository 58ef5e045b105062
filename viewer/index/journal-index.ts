import { ERROR, FLAG, NONE } from './codes.js';
import { asCount } from './fields.js';
import { IdTable, isHalf, pack, unpack } from './ids.js';
import { latencyClass } from './latency.js';
import { SCORE_SCHEMA, SPAN_SCHEMA, TRACE_SCHEMA } from './schema.js';
import { Shapes } from './shapes.js';
import { StringLists } from './string-lists.js';
import { Strings } from './strings.js';
import { Table } from './table.js';
import type { Fields } from './fields.js';
import type { Words } from './ids.js';

/** Where the line of a record stands. */
export interface Place {
  /** Number of the file, as the indexer gives them. */
  file: number;
  offset: number;
  /** Bytes, without the newline. */
  size: number;
}

const MAX_DEPTH = 10_000;

/** Everything that lists, filters and sums need of a journal, in memory; what was captured stays in the files. */
export class JournalIndex {
  readonly strings = new Strings();
  readonly lists = new StringLists(this.strings);
  readonly shapes = new Shapes();
  readonly spans = new Table(SPAN_SCHEMA);
  readonly traces = new Table(TRACE_SCHEMA);
  readonly scores = new Table(SCORE_SCHEMA);
  readonly spanIds = new IdTable(this.spans, { halves: true });
  readonly traceIds = new IdTable(this.traces, { halves: false });
  /** First score of a trace, plus one, by row of the trace. */
  readonly #firstScore = new Map<number, number>();
  readonly #words: Words = new Uint32Array(4);
  /** Counts what changes. */
  version = 0;
  /** The row of the span that was taken in last. */
  lastSpan = -1;

  /** Takes in one record; the row of its trace. */
  add(fields: Fields, place: Place): number {
    this.version += 1;
    const trace = this.#traceOf(fields.traceId);
    if (fields.event === 'score') this.#addScore(trace, place);
    else if (fields.event.startsWith('span')) this.#addSpan(trace, fields, place);
    else this.#addTrace(trace, fields, place);
    return trace;
  }

  findTrace(id: string): number {
    if (!this.#pack(id)) return -1;
    const row = this.traceIds.find(this.#words);
    return row === -1 || this.isGone(row) ? -1 : row;
  }

  /** The row of a span; -1 if there is none in that trace. */
  findSpan(trace: number, id: string): number {
    if (!this.#pack(id)) return -1;
    const row = this.spanIds.find(this.#words);
    return row !== -1 && this.spans.columns.trace[row] === trace && !this.#isRemoved(row) ? row : -1;
  }

  /** The same by the words of the id. */
  spanAt(trace: number, word0: number, word1: number, word2: number, word3: number): number {
    const words = this.#words;
    words[0] = word0;
    words[1] = word1;
    words[2] = word2;
    words[3] = word3;
    const row = this.spanIds.find(words);
    return row !== -1 && this.spans.columns.trace[row] === trace && !this.#isRemoved(row) ? row : -1;
  }

  traceId(row: number): string {
    const { id0, id1, id2, id3 } = this.traces.columns;
    return unpack(id0[row]!, id1[row]!, id2[row]!, id3[row]!, this.strings);
  }

  spanId(row: number): string {
    const { id0, id1, id2, id3 } = this.spans.columns;
    return unpack(id0[row]!, id1[row]!, id2[row]!, id3[row]!, this.strings);
  }

  parentId(row: number): string | undefined {
    const { flags, parent0, parent1, parent2, parent3 } = this.spans.columns;
    if ((flags[row]! & FLAG.PARENT) === 0) return undefined;
    return unpack(parent0[row]!, parent1[row]!, parent2[row]!, parent3[row]!, this.strings);
  }

  /** The rows of a trace's spans, in the order in which they were first read. */
  spansOf(trace: number): number[] {
    const { next } = this.spans.columns;
    const rows: number[] = [];
    for (let at = this.traces.columns.first[trace]!; at !== 0; at = next[at - 1]!) if (!this.#isRemoved(at - 1)) rows.push(at - 1);
    return rows;
  }

  /** How many spans are above a span, as far as they were recorded. */
  depthOf(span: number): number {
    const { flags, parent0, parent1, parent2, parent3, trace } = this.spans.columns;
    let depth = -1;
    // Made-up parents can form a circle.
    for (let at = span; at !== -1 && depth < MAX_DEPTH; depth++) {
      at = (flags[at]! & FLAG.PARENT) === 0 ? -1 : this.spanAt(trace[at]!, parent0[at]!, parent1[at]!, parent2[at]!, parent3[at]!);
    }
    return depth;
  }

  scoresOf(trace: number): number[] {
    const { next, file } = this.scores.columns;
    const rows: number[] = [];
    for (let at = this.#firstScore.get(trace) ?? 0; at !== 0; at = next[at - 1]!) if (file[at - 1] !== NONE) rows.push(at - 1);
    return rows.reverse();
  }

  /** Nothing of it is left in the files. */
  isGone(trace: number): boolean {
    const { flags, spans } = this.traces.columns;
    return (flags[trace]! & FLAG.OWN) === 0 && spans[trace] === 0;
  }

  /** Forgets what stands in a file that was deleted; the rows of traces that this changes. */
  forget(gone: ReadonlySet<number>): Set<number> {
    this.version += 1;
    const changed = new Set<number>();
    this.#forgetSpans(gone, changed);
    const { file, flags } = this.traces.columns;
    for (let row = 0; row < this.traces.length; row++) {
      if ((flags[row]! & FLAG.OWN) === 0 || !gone.has(file[row]!)) continue;
      flags[row]! &= ~(FLAG.OWN | FLAG.ENDED);
      changed.add(row);
    }
    const scores = this.scores.columns;
    for (let row = 0; row < this.scores.length; row++) if (gone.has(scores.file[row]!)) scores.file[row] = NONE;
    for (const row of changed) this.#retotal(row);
    return changed;
  }

  /** Once the tables have been filled from a snapshot. */
  restored(): void {
    const { trace } = this.scores.columns;
    for (let row = 0; row < this.scores.length; row++) this.#firstScore.set(trace[row]!, row + 1);
  }

  #forgetSpans(gone: ReadonlySet<number>, changed: Set<number>): void {
    const { file, flags, trace } = this.spans.columns;
    for (let row = 0; row < this.spans.length; row++) {
      if (!gone.has(file[row]!) || (flags[row]! & FLAG.REMOVED) !== 0) continue;
      flags[row]! |= FLAG.REMOVED;
      changed.add(trace[row]!);
    }
  }

  #isRemoved(span: number): boolean {
    return (this.spans.columns.flags[span]! & FLAG.REMOVED) !== 0;
  }

  #pack(id: string): boolean {
    // Asking must not teach the index a text.
    if (id.length !== 36 && this.strings.find(id) === undefined) return false;
    pack(id, this.strings, this.#words);
    return true;
  }

  #traceOf(id: Words): number {
    const known = this.traceIds.find(id);
    if (known !== -1) return known;
    const row = this.traces.add();
    const { columns } = this.traces;
    setId(columns, row, id);
    columns.cost[row] = columns.endTime[row] = Number.NaN;
    columns.file[row] = NONE;
    this.traceIds.add(row);
    return row;
  }

  #addScore(trace: number, place: Place): void {
    const row = this.scores.add();
    this.scores.columns.trace[row] = trace;
    this.scores.columns.next[row] = this.#firstScore.get(trace) ?? 0;
    setPlace(this.scores.columns, row, place);
    this.#firstScore.set(trace, row + 1);
  }

  /** Of a start and an end, the end counts. */
  #addTrace(row: number, fields: Fields, place: Place): void {
    const { columns } = this.traces;
    const ended = fields.event === 'trace.end';
    if ((columns.flags[row]! & FLAG.ENDED) !== 0 && !ended) return;
    setPlace(columns, row, place);
    columns.flags[row] = FLAG.OWN | (ended ? FLAG.ENDED : 0) | valueFlags(fields);
    columns.startTime[row] = fields.startTime;
    columns.endTime[row] = ended ? fields.endTime : Number.NaN;
    for (const name of ['status', 'name', 'reason', 'errorType', 'errorMessage', 'source', 'session', 'user', 'environment', 'tags'] as const) columns[name][row] = fields[name];
  }

  #addSpan(trace: number, fields: Fields, place: Place): void {
    const known = this.spanIds.find(fields.spanId);
    this.lastSpan = known;
    if (known === -1) return this.#newSpan(trace, fields, place);
    const flags = this.spans.columns.flags[known]!;
    const ended = fields.event === 'span.end';
    // A start behind its end tells nothing.
    if (this.spans.columns.trace[known] !== trace || ((flags & (FLAG.ENDED | FLAG.REMOVED)) === FLAG.ENDED && !ended)) return;
    if (!this.#knowsHalf(known) && isHalf(fields.spanId[0]!, fields.spanId[1]!, fields.spanId[2]!)) {
      // What a program wrote itself says more than what came of it over a wire.
      if ((flags & (FLAG.ENDED | FLAG.REMOVED)) === FLAG.ENDED) return;
    } else setId(this.spans.columns, known, fields.spanId);
    const wasOpen = (flags & (FLAG.ENDED | FLAG.REMOVED)) === 0;
    this.#fillSpan(known, fields, place);
    // What came twice counts once; only that needs all sums anew, which would be too slow for every end in a long trace.
    if (wasOpen && ended) this.#totalClosed(trace, known);
    else if (!wasOpen) this.#retotal(trace);
  }

  #knowsHalf(span: number): boolean {
    const { id0, id1, id2 } = this.spans.columns;
    return isHalf(id0[span]!, id1[span]!, id2[span]!);
  }

  #newSpan(trace: number, fields: Fields, place: Place): void {
    const row = this.spans.add();
    const { columns } = this.spans;
    const of = this.traces.columns;
    this.lastSpan = row;
    setId(columns, row, fields.spanId);
    columns.trace[row] = trace;
    if (of.last[trace] === 0) of.first[trace] = row + 1;
    else columns.next[of.last[trace]! - 1] = row + 1;
    of.last[trace] = row + 1;
    this.spanIds.add(row);
    this.#fillSpan(row, fields, place);
    this.#total(trace, row);
  }

  #fillSpan(row: number, fields: Fields, place: Place): void {
    const { columns } = this.spans;
    const { startTime, endTime, firstToken } = fields;
    const ended = fields.event === 'span.end';
    setPlace(columns, row, place);
    columns.flags[row] = (ended ? FLAG.ENDED : 0) | valueFlags(fields) | (fields.hasParent ? FLAG.PARENT : 0);
    columns.parent0[row] = fields.parentId[0]!;
    columns.parent1[row] = fields.parentId[1]!;
    columns.parent2[row] = fields.parentId[2]!;
    columns.parent3[row] = fields.parentId[3]!;
    columns.shape[row] = this.shapes.number(fields.name, fields.kind, fields.model);
    columns.startTime[row] = startTime;
    columns.endTime[row] = ended ? endTime : Number.NaN;
    columns.latency[row] = ended ? latencyClass(endTime - startTime) : 0;
    columns.firstToken[row] = Number.isNaN(firstToken) ? NONE : asCount(firstToken - startTime);
    columns.cost[row] = fields.cost;
    columns.promptTokens[row] = asCount(fields.promptTokens);
    columns.completionTokens[row] = asCount(fields.completionTokens);
    columns.tokens[row] = asCount(fields.tokens);
    columns.status[row] = fields.status;
    columns.reason[row] = fields.reason;
    columns.errorType[row] = fields.errorType;
    columns.errorMessage[row] = fields.errorMessage;
    columns.source[row] = fields.source;
  }

  /** Sums of a trace anew, after something of it was replaced or is gone. */
  #retotal(trace: number): void {
    const { columns } = this.traces;
    for (const name of ['spans', 'openSpans', 'failedSpans', 'promptTokens', 'completionTokens', 'tokens', 'models', 'kinds', 'earliest', 'firstToken'] as const) columns[name][trace] = 0;
    columns.cost[trace] = Number.NaN;
    if ((columns.flags[trace]! & FLAG.OWN) === 0) columns.endTime[trace] = Number.NaN;
    for (const row of this.spansOf(trace)) this.#total(trace, row);
  }

  /** Adds a span to the sums of its trace. Those of an open one do not count yet, as in `ls`. */
  #total(trace: number, row: number): void {
    const { columns } = this.spans;
    const of = this.traces.columns;
    of.spans[trace]! += 1;
    const { kind, model } = this.shapes.of(columns.shape[row]!);
    of.kinds[trace]! |= 1 << kind;
    if (model !== 0) of.models[trace] = this.lists.with(of.models[trace]!, model);
    if ((columns.flags[row]! & FLAG.ENDED) === 0) of.openSpans[trace]! += 1;
    else this.#totalEnded(trace, row);
    this.#standIn(trace, row);
  }

  /** A span that counted as open has ended; its model may have become known. */
  #totalClosed(trace: number, row: number): void {
    const of = this.traces.columns;
    const { kind, model } = this.shapes.of(this.spans.columns.shape[row]!);
    of.openSpans[trace]! -= 1;
    of.kinds[trace]! |= 1 << kind;
    if (model !== 0) of.models[trace] = this.lists.with(of.models[trace]!, model);
    this.#totalEnded(trace, row);
    this.#standIn(trace, row);
  }

  #totalEnded(trace: number, row: number): void {
    const { columns } = this.spans;
    const of = this.traces.columns;
    if (columns.status[row] === ERROR) of.failedSpans[trace]! += 1;
    of.promptTokens[trace]! += columns.promptTokens[row]!;
    of.completionTokens[trace]! += columns.completionTokens[row]!;
    of.tokens[trace]! += columns.tokens[row]!;
    if (of.firstToken[trace] === 0 && columns.firstToken[row] !== NONE) of.firstToken[trace] = columns.firstToken[row]! + 1;
    const cost = columns.cost[row]!;
    if (!Number.isNaN(cost)) of.cost[trace] = Number.isNaN(of.cost[trace]!) ? cost : of.cost[trace]! + cost;
  }

  /** The earliest span stands for a trace whose own record is missing. */
  #standIn(trace: number, row: number): void {
    const { columns } = this.spans;
    const of = this.traces.columns;
    if (of.earliest[trace] === 0 || columns.startTime[row]! < columns.startTime[of.earliest[trace]! - 1]!) of.earliest[trace] = row + 1;
    if ((of.flags[trace]! & FLAG.OWN) !== 0) return;
    const earliest = of.earliest[trace]! - 1;
    of.startTime[trace] = columns.startTime[earliest]!;
    of.name[trace] = this.shapes.of(columns.shape[earliest]!).name;
    of.source[trace] = columns.source[earliest]!;
    of.status[trace] = columns.status[earliest]!;
    of.reason[trace] = of.errorType[trace] = of.errorMessage[trace] = of.session[trace] = of.user[trace] = of.environment[trace] = of.tags[trace] = 0;
    const end = columns.endTime[row]!;
    if (!(end <= of.endTime[trace]!) && !Number.isNaN(end)) of.endTime[trace] = end;
  }
}

function valueFlags({ input, output }: Fields): number {
  return (input ? FLAG.INPUT : 0) | (output ? FLAG.OUTPUT : 0);
}

function setId(columns: { id0: Uint32Array; id1: Uint32Array; id2: Uint32Array; id3: Uint32Array }, row: number, id: Words): void {
  columns.id0[row] = id[0]!;
  columns.id1[row] = id[1]!;
  columns.id2[row] = id[2]!;
  columns.id3[row] = id[3]!;
}

function setPlace(columns: { file: Uint32Array; offset: Uint32Array; size: Uint32Array }, row: number, { file, offset, size }: Place): void {
  columns.file[row] = file;
  columns.offset[row] = offset;
  columns.size[row] = size;
}
