import { facetsOf } from '../query/facets.js';
import { matching } from '../query/matching.js';
import { parseQuery } from '../query/parse.js';
import { Remembered } from './remembered.js';
import { SpanRows } from '../index/span-rows.js';
import { TextSearch } from '../search/text-search.js';
import { TraceRows } from '../index/trace-rows.js';
import type { Facets } from '../api/types.js';
import type { Indexer } from '../index/indexer.js';
import type { Period } from '../query/matching.js';

/** What the routes answer from. */
export class Context {
  readonly indexer: Indexer;
  /** The store's folder. */
  readonly dir: string;
  readonly version: string;
  readonly receiver: { url: string } | undefined;
  readonly rows: TraceRows;
  readonly search: TextSearch;
  readonly #remembered = new Remembered();

  constructor({ indexer, dir, version, receiver }: Pick<Context, 'indexer' | 'dir' | 'version' | 'receiver'>) {
    this.indexer = indexer;
    this.dir = dir;
    this.version = version;
    this.receiver = receiver;
    this.rows = new TraceRows(indexer);
    this.search = new TextSearch(indexer);
  }

  /** The index of now: a new one takes its place when the snapshot is read. */
  get index(): Indexer['index'] {
    return this.indexer.index;
  }

  get spanRows(): SpanRows {
    return new SpanRows(this.index, this.rows);
  }

  /** Rows of the traces that a query wants. Throws a `QueryError`. */
  matching(query: string, period?: Period): Promise<{ traces: number[]; partial: boolean }> {
    return matching(parseQuery(query), this, period);
  }

  /** Facets of a query change with the index only, and with what its processes do; the next page has the same. */
  facets(query: string, traces: readonly number[]): Facets {
    return this.remember(`facets ${traces.length} ${query}`, () => facetsOf(traces, this.indexer, this.rows));
  }

  /** As long as the index stays as it is, for a moment. */
  remember<T>(key: string, make: () => T): T {
    return this.#remembered.get(`${this.index.version} ${key}`, make);
  }
}
