/** Says how many traces are marked for comparison, and compares two. */
export function CompareBar({ count, onCompare, onClear }: { count: number; onCompare: () => void; onClear: () => void }) {
  return (
    <div class="compare-bar" role="status">
      <span>{count === 1 ? 'Mark one more trace to compare (x)' : 'Two traces are marked'}</span>
      {count === 2 && (
        <button type="button" class="primary" onClick={onCompare}>
          Compare
        </button>
      )}
      <button type="button" onClick={onClear}>Clear</button>
    </div>
  );
}
