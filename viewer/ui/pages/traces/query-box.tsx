import { useEffect, useState } from 'preact/hooks';
import { completeQuery } from '../../data/complete-query.js';
import { QueryHelp } from './query-help.js';
import { Text } from '../../parts/text.js';
import type { RefObject } from 'preact';
import type { Facets } from '../../../api/types.js';
import type { Completion } from '../../data/complete-query.js';

interface Properties {
  input: RefObject<HTMLInputElement | null>;
  query: string;
  facets?: Facets;
  onQuery: (query: string) => void;
}

/** Long enough that one keystroke more comes before it, short enough to feel at once. */
const PAUSE_MS = 120;

/** The query: searches as it is typed, and says what can be typed on. */
export function QueryBox({ input, query, facets, onQuery }: Properties) {
  const [text, setText] = useState(query);
  const [caret, setCaret] = useState(0);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  useEffect(() => {
    if (query !== text.trim()) setText(query);
  }, [query]);
  useEffect(() => {
    const timer = setTimeout(() => text.trim() !== query && onQuery(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  const { from, to, options } = completeQuery(text, caret, facets);
  const shown = open && options.length > 0;
  const type = ({ value, selectionStart }: HTMLInputElement) => {
    setText(value);
    setCaret(selectionStart ?? value.length);
    setChosen(-1);
    setOpen(true);
  };
  const take = ({ insert, whole }: Completion) => {
    const next = `${text.slice(0, from)}${insert}${whole ? ' ' : ''}${text.slice(to).trimStart()}`;
    setText(next);
    setCaret(from + insert.length + (whole ? 1 : 0));
    setChosen(-1);
    input.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (shown) setOpen(false);
      else input.current?.blur();
    } else if (event.key === 'ArrowDown' && shown) setChosen((chosen + 1) % options.length);
    else if (event.key === 'ArrowUp' && shown) setChosen((Math.max(chosen, 0) + options.length - 1) % options.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && shown && chosen >= 0) take(options[chosen]!);
    else if (event.key === 'Enter') {
      onQuery(text.trim());
      setOpen(false);
      input.current?.blur();
    } else return;
    event.preventDefault();
  };
  return (
    <div class="query" role="search">
      <input
        ref={input}
        class="query-input"
        type="text"
        role="combobox"
        aria-label="Search traces"
        aria-expanded={shown}
        aria-controls="query-options"
        aria-autocomplete="list"
        aria-activedescendant={shown && chosen >= 0 ? `query-option-${chosen}` : undefined}
        placeholder='Search, or filter: status:error model:gpt* duration>2s "text"'
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => type(currentTarget)}
        onClick={({ currentTarget }) => type(currentTarget)}
        onKeyDown={keys}
        onBlur={() => setOpen(false)}
      />
      {text !== '' && <button type="button" class="quiet query-clear" aria-label="Clear the search" onClick={() => { setText(''); onQuery(''); }}>✕</button>}
      <QueryHelp />
      <ul id="query-options" role="listbox" aria-label="What can be typed" class="options" hidden={!shown}>
        {options.map((option, i) => (
          <li key={option.insert} id={`query-option-${i}`} role="option" aria-selected={i === chosen} onMouseDown={(event) => { event.preventDefault(); take(option); }}>
            <Text class="mono">{option.insert}</Text>
            <span class="faint">{option.hint}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
