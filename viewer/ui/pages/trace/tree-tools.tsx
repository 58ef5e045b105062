import type { RefObject } from 'preact';
import type { SpanSearch } from './use-span-search.js';

interface Properties {
  box: RefObject<HTMLInputElement | null>;
  search: SpanSearch;
  matches: readonly number[];
  selected: number;
  failures: number;
  critical: boolean;
  onFind: (text: string) => void;
  onStep: (by: 1 | -1) => void;
  onError: () => void;
  onCritical: () => void;
  onFold: (closed: boolean) => void;
}

/** Search in the trace, and how its tree is shown. */
export function TreeTools({ box, search, matches, selected, failures, critical, onFind, onStep, onError, onCritical, onFold }: Properties) {
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') box.current?.blur();
    else return;
    event.preventDefault();
  };
  const place = matches.indexOf(selected) + 1;
  return (
    <div class="tree-tools">
      <div class="find" role="search">
        <input ref={box} type="text" aria-label="Search in this trace" placeholder="Search in this trace" spellcheck={false} value={search.text} onInput={({ currentTarget }) => onFind(currentTarget.value)} onKeyDown={keys} />
        {search.text !== '' && (
          <>
            <span class="faint" role="status">{search.searching ? '…' : `${place > 0 ? `${place}/` : ''}${matches.length}`}</span>
            <button type="button" class="quiet" aria-label="Previous match" title="Previous match (p)" onClick={() => onStep(-1)}>↑</button>
            <button type="button" class="quiet" aria-label="Next match" title="Next match (n)" onClick={() => onStep(1)}>↓</button>
          </>
        )}
      </div>
      {failures > 0 && <button type="button" class="quiet error-text" title="Next error (e)" onClick={onError}>✕ {failures}</button>}
      <button type="button" class="quiet" aria-pressed={critical} title="Critical path (c)" onClick={onCritical}>Critical path</button>
      <button type="button" class="quiet" aria-label="Close all" title="Close all (-)" onClick={() => onFold(true)}>⊟</button>
      <button type="button" class="quiet" aria-label="Open all" title="Open all (*)" onClick={() => onFold(false)}>⊞</button>
    </div>
  );
}
