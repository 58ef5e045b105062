import { useEffect, useRef } from 'preact/hooks';

/** One key, or two one after the other (`g t`), and what it does. */
export interface Binding {
  readonly keys: readonly string[];
  readonly does: string;
  readonly run: (event: KeyboardEvent) => void;
}

export interface BindingGroup {
  readonly title: string;
  readonly bindings: readonly Binding[];
}

const groups: { current: BindingGroup }[] = [];
const SEQUENCE_MS = 1_000;
let prefix = '';
let prefixTime = 0;

/** What keys do at the moment, the innermost part of the page last. */
export function activeBindings(): readonly BindingGroup[] {
  return groups.map(({ current }) => current);
}

/** Keys that work as long as the component is there. */
export function useKeys(title: string, bindings: readonly Binding[]): void {
  const group = useRef<BindingGroup>({ title, bindings });
  group.current = { title, bindings };
  useEffect(() => {
    groups.push(group);
    return () => void groups.splice(groups.indexOf(group), 1);
  }, []);
}

/** Hears the keys of the whole page, once. */
export function startKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event)) return;
    const found = bindingOf(event);
    if (found === undefined) return;
    event.preventDefault();
    found.run(event);
  });
}

/** Keys that are typed into a field, or that work a control that has the focus, are not ours. */
function isTyping({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog[open]') !== null) return true;
  if (target.closest('input, textarea, select, [contenteditable]') !== null) return key !== 'Escape';
  return target.closest('button, a, summary, [role=tab], [role=separator]') !== null && ['Enter', ' ', 'ArrowLeft', 'ArrowRight'].includes(key);
}

function bindingOf({ key, timeStamp }: KeyboardEvent): Binding | undefined {
  const sequence = prefix !== '' && timeStamp - prefixTime < SEQUENCE_MS ? `${prefix} ${key}` : key;
  const all = groups.flatMap(({ current }) => current.bindings).reverse();
  const found = all.find(({ keys }) => keys.includes(sequence)) ?? all.find(({ keys }) => keys.includes(key));
  prefix = found === undefined && all.some(({ keys }) => keys.some((known) => known.startsWith(`${key} `))) ? key : '';
  prefixTime = timeStamp;
  return found;
}
