import { isCut } from './cut.js';
import type { Detector } from './detector.js';
import type { Match } from './match.js';
import { headEnd, isLong, tailStart } from './seams.js';

type Key = string | number;
type Fields = Readonly<Record<string, unknown>>;

/** One place in a list of like values: `chunks[3].delta.content`. */
interface Cell {
  owner: object;
  key: Key;
  value: string | object;
}

/** Matches by container and key, for secrets that no single string shows. */
export type SplitMatches = ReadonlyMap<object, ReadonlyMap<Key, readonly Match[]>>;

/** A longer string is no chunk: of it only the beginning is joined to what comes before, and the end to what follows. */
const MAX_CHUNK = 512;
/** Stands in no secret, and ends each. */
const BETWEEN = '\0';
const NOWHERE: SplitMatches = new Map();
/** Levels below a list in which chunks keep their text; OpenAI's have it at `choices.0.delta.tool_calls.0.function.arguments`. */
const MAX_LEVELS = 8;
/** Deeper values fail the redaction itself. */
const MAX_DEPTH = 512;

/**
 * Finds secrets that are spread over the items of a list, as the chunks of a stream are: strings next to each other, or
 * strings that stand at the same place in objects next to each other, are read as one text.
 * @param unfinished Containers of long texts that have a secret near their end.
 */
export function findSplit(value: unknown, detector: Detector, unfinished: ReadonlySet<object>): SplitMatches {
  if (typeof value !== 'object' || value === null) return NOWHERE;
  const search = new SplitSearch(detector, unfinished);
  search.visit(value, 0);
  return search.found;
}

class SplitSearch {
  readonly found = new Map<object, Map<Key, Match[]>>();
  readonly #detector: Detector;
  readonly #unfinished: ReadonlySet<object>;

  constructor(detector: Detector, unfinished: ReadonlySet<object>) {
    this.#detector = detector;
    this.#unfinished = unfinished;
  }

  visit(container: object, depth: number): void {
    if (depth > MAX_DEPTH) return;
    if (Array.isArray(container)) this.#visitList(container, depth);
    else for (const key of Object.keys(container)) this.#visitValue((container as Fields)[key], depth);
  }

  #visitList(list: readonly unknown[], depth: number): void {
    if (list.length > 1) {
      const cells = cellsOf(list);
      if (cells.length > 1) this.#readColumn(cells, MAX_LEVELS);
    }
    for (let i = 0; i < list.length; i++) this.#visitValue(list[i], depth);
  }

  #visitValue(value: unknown, depth: number): void {
    if (typeof value === 'object' && value !== null) this.visit(value, depth + 1);
  }

  #readColumn(cells: readonly Cell[], levels: number): void {
    if (this.#detector.hasPatterns || this.#mayCross(cells)) {
      for (const group of groupsOf(cells)) if (group.length > 1) this.#readJoined(group);
    }
    if (levels === 0 || !cells.some(({ value }) => typeof value === 'object')) return;
    for (const column of columnsBelow(cells)) if (column.length > 1) this.#readColumn(column, levels - 1);
  }

  /**
   * A look at the seams alone: most of a long text has nothing to do with its neighbours, and is read by itself anyway. All
   * seams at once: what seems to go on from one into the next is one more reason to look closely, and no more.
   */
  #mayCross(cells: readonly Cell[]): boolean {
    let seams = '';
    let seam = '';
    let pieces = 0;
    for (let i = 0; i < cells.length; i++) {
      const { owner, value: text } = cells[i]!;
      if (typeof text !== 'string') continue;
      const tail = isLong(text) ? tailStart(text, MAX_CHUNK) : 0;
      const head = tail > 0 ? headEnd(text, MAX_CHUNK) : 0;
      pieces += 1;
      if (tail <= head) seam += text;
      else if (this.#unfinished.has(owner) || isCut(text)) return true;
      else {
        if (pieces > 1) seams += `${seam}${text.slice(0, head)}${BETWEEN}`;
        [seam, pieces] = [text.slice(tail), 1];
      }
    }
    if (pieces > 1) seams += seam;
    return seams !== '' && this.#isSuspicious(seams);
  }

  #isSuspicious(text: string): boolean {
    return this.#detector.find(text).length > 0 || isCut(text);
  }

  #readJoined(pieces: readonly Piece[]): void {
    let text = '';
    for (let i = 0; i < pieces.length; i++) text += pieces[i]!.text;
    const matches = this.#detector.find(text);
    if (matches.length === 0) return;
    const starts = startsOf(pieces);
    for (const match of matches) {
      const first = lastAtOrBelow(starts, match.start);
      if (!this.#isComplete(pieces[first]!.text, match.start - starts[first]!)) this.#divide(pieces, starts, first, match);
    }
  }

  /** Whether the piece has the whole secret: what follows in the next one is another item then, not its rest. */
  #isComplete(text: string, start: number): boolean {
    return this.#detector.find(text).some((match) => match.start === start && match.complete === true);
  }

  #divide(pieces: readonly Piece[], starts: readonly number[], first: number, match: Match): void {
    for (let i = first; i < pieces.length && starts[i]! < match.end; i++) {
      const { cell, text, from } = pieces[i]!;
      const start = from + Math.max(0, match.start - starts[i]!);
      const end = from + Math.min(text.length, match.end - starts[i]!);
      if (end > start) this.#put(cell, { start, end, rule: i === first ? match.rule : '' });
    }
  }

  #put({ owner, key }: Cell, match: Match): void {
    let byKey = this.found.get(owner);
    if (byKey === undefined) this.found.set(owner, (byKey = new Map()));
    const matches = byKey.get(key);
    if (matches === undefined) byKey.set(key, [match]);
    else matches.push(match);
  }
}

/** The strings and containers in it; numbers are passed over, because vectors have thousands. */
function cellsOf(owner: object): Cell[] {
  const cells: Cell[] = [];
  const put = (key: Key, value: unknown): void => {
    if (typeof value === 'string' || (typeof value === 'object' && value !== null)) cells.push({ owner, key, value });
  };
  if (Array.isArray(owner)) for (let i = 0; i < owner.length; i++) put(i, owner[i]);
  else for (const key of Object.keys(owner)) put(key, (owner as Fields)[key]);
  return cells;
}

/** Cells one level below, those under the same key together. */
function columnsBelow(cells: readonly Cell[]): Iterable<Cell[]> {
  const columns = new Map<Key, Cell[]>();
  for (const { value } of cells) {
    if (typeof value === 'string') continue;
    for (const cell of cellsOf(value)) {
      const column = columns.get(cell.key);
      if (column === undefined) columns.set(cell.key, [cell]);
      else column.push(cell);
    }
  }
  return columns.values();
}

/** A part of a cell's text, and where it begins in it. */
interface Piece {
  cell: Cell;
  text: string;
  from: number;
}

/** Pieces to read as one text; a long string ends a group with its beginning and opens the next with its end. */
function groupsOf(cells: readonly Cell[]): Piece[][] {
  let group: Piece[] = [];
  const groups = [group];
  for (const cell of cells) {
    const { value: text } = cell;
    if (typeof text !== 'string') continue;
    group.push({ cell, text: text.slice(0, MAX_CHUNK), from: 0 });
    if (text.length <= MAX_CHUNK) continue;
    group = [{ cell, text: text.slice(-MAX_CHUNK), from: text.length - MAX_CHUNK }];
    groups.push(group);
  }
  return groups;
}

function startsOf(pieces: readonly Piece[]): number[] {
  let start = 0;
  return pieces.map(({ text }) => (start += text.length) - text.length);
}

/** The last place in the ascending list whose number is not above the limit. */
function lastAtOrBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle]! <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
