import { displayWidth, fitWidth } from '../../src/text/width.js';

/** A column of a table. */
export interface Column<R> {
  title: string;
  /** The text of a cell, safe to print. */
  text(row: R): string;
  /** Colours the text once its width is known. */
  paint?(text: string, row: R): string;
  align?: 'right';
  /** Gives way when the terminal is narrow. */
  flexible?: boolean;
}

const GAP = '  ';
const MIN_FLEXIBLE = 10;

/** One huge name does not make a table of huge lines. */
const MAX_CELL = 60;

/** Lines of aligned columns under a line of titles; a column without any text is left out. */
export function renderTable<R>(columns: readonly Column<R>[], rows: readonly R[], width = Infinity): string {
  const all = columns.map((column) => ({ column, texts: rows.map((row) => fitWidth(column.text(row), MAX_CELL)) }));
  const used = all.filter(({ texts }) => texts.some((text) => text !== ''));
  const widths = fit(used.map(({ column, texts }) => ({ flexible: column.flexible, width: widest(column, texts) })), width);
  const titles = used.map(({ column }, i) => pad(column.title, widths[i]!, column.align));
  const lines = rows.map((row, r) => used.map(({ column, texts }, i) => cell(column, row, texts[r]!, widths[i]!)));
  return [titles, ...lines].map((cells) => `${cells.join(GAP).trimEnd()}\n`).join('');
}

function widest<R>({ title }: Column<R>, texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, displayWidth(text)), displayWidth(title));
}

/** Takes what is too much from the flexible columns, in equal parts. */
function fit(columns: readonly { flexible?: boolean; width: number }[], available: number): number[] {
  const total = columns.reduce((sum, { width }) => sum + width + GAP.length, -GAP.length);
  const flexible = columns.filter((column) => column.flexible).length;
  const surplus = Math.max(0, total - available);
  return columns.map((column) =>
    column.flexible && surplus > 0 ? Math.min(column.width, Math.max(MIN_FLEXIBLE, column.width - Math.ceil(surplus / flexible))) : column.width,
  );
}

function cell<R>(column: Column<R>, row: R, text: string, width: number): string {
  const fitted = fitWidth(text, width);
  const painted = column.paint?.(fitted, row) ?? fitted;
  const space = ' '.repeat(Math.max(0, width - displayWidth(fitted)));
  return column.align === 'right' ? space + painted : painted + space;
}

function pad(text: string, width: number, align: 'right' | undefined): string {
  return align === 'right' ? text.padStart(width) : text.padEnd(width);
}
