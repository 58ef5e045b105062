import { useMemo, useState } from 'preact/hooks';
import { Text } from '../text.js';
import { diffLines } from '../../data/diff-lines.js';
import { foldDiff } from '../../data/fold-diff.js';
import { formatCountOf } from '../../../../src/text/number.js';
import type { DiffLine } from '../../data/diff-lines.js';

const MARKS = { same: ' ', added: '+', removed: '−' } as const;

/** How one text became another. */
export function Diff({ title, before, after }: { title: string; before: string; after: string }) {
  const diff = useMemo(() => diffLines(before, after), [before, after]);
  const changed = diff.some(({ change }) => change !== 'same');
  return (
    <section class="value">
      <h3>{title}</h3>
      {changed ? <div class="diff">{foldDiff(diff).map((part, i) => ('lines' in part ? <Lines key={i} lines={part.lines} /> : <Hidden key={i} lines={part.hidden} />))}</div> : <p class="faint">{before === '' ? 'Not recorded' : 'The same'}</p>}
    </section>
  );
}

function Hidden({ lines }: { lines: readonly DiffLine[] }) {
  const [open, setOpen] = useState(false);
  return open ? <Lines lines={lines} /> : <button type="button" class="quiet diff-fold" onClick={() => setOpen(true)}>{formatCountOf(lines.length, 'line')} the same</button>;
}

function Lines({ lines }: { lines: readonly DiffLine[] }) {
  return (
    <>
      {lines.map(({ change, text }, i) => (
        <div key={i} class={`diff-line diff-${change}`}>
          <span class="diff-mark">{MARKS[change]}</span>
          <Text lines>{text}</Text>
        </div>
      ))}
    </>
  );
}
