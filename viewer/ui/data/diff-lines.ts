export interface DiffLine {
  readonly change: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Comparing is quadratic in what differs: past this many cells the rest is told as removed and added as a whole. */
const MAX_CELLS = 4_000_000;

/** How one text became another, line by line: the longest sequence of lines that both have stays. */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = before.split('\n');
  const b = after.split('\n');
  const head = sameFrom(a, b, (list, i) => list[i]);
  const left = Math.min(a.length, b.length) - head;
  const tail = Math.min(left, sameFrom(a, b, (list, i) => list[list.length - 1 - i]));
  return [
    ...lines('same', a.slice(0, head)),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...lines('same', a.slice(a.length - tail)),
  ];
}

function lines(change: DiffLine['change'], texts: readonly string[]): DiffLine[] {
  return texts.map((text) => ({ change, text }));
}

function sameFrom(a: readonly string[], b: readonly string[], at: (list: readonly string[], i: number) => string | undefined): number {
  let count = 0;
  while (count < a.length && count < b.length && at(a, count) === at(b, count)) count++;
  return count;
}

function middle(a: readonly string[], b: readonly string[]): DiffLine[] {
  if (a.length * b.length > MAX_CELLS) return [...lines('removed', a), ...lines('added', b)];
  return walk(a, b, lengths(a, b));
}

/** For each pair of rests the length of their longest common sequence, in one array. */
function lengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      table[at] = a[i] === b[j] ? table[at + width + 1]! + 1 : Math.max(table[at + width]!, table[at + 1]!);
    }
  }
  return table;
}

function walk(a: readonly string[], b: readonly string[], table: Uint32Array): DiffLine[] {
  const width = b.length + 1;
  const result: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const at = i * width + j;
    if (a[i] === b[j]) {
      result.push({ change: 'same', text: a[i++]! });
      j++;
    } else if (table[at + width]! >= table[at + 1]!) result.push({ change: 'removed', text: a[i++]! });
    else result.push({ change: 'added', text: b[j++]! });
  }
  return [...result, ...lines('removed', a.slice(i)), ...lines('added', b.slice(j))];
}
