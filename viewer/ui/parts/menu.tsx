import { useEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';

/** A button with a list under it. */
export function Menu({ label, children }: { label: string; children: ComponentChildren }) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const { current } = details;
      if (current === null || !current.open) return;
      if (event instanceof KeyboardEvent ? event.key !== 'Escape' : current.contains(event.target as Node)) return;
      current.open = false;
      if (event instanceof KeyboardEvent) {
        event.preventDefault();
        current.querySelector('summary')?.focus();
      }
    };
    // Before the keys of the page hear it: Esc closes the menu, and nothing besides.
    addEventListener('keydown', close, true);
    addEventListener('pointerdown', close);
    return () => {
      removeEventListener('keydown', close, true);
      removeEventListener('pointerdown', close);
    };
  }, []);
  return (
    <details ref={details} class="menu">
      <summary class="button">{label} ▾</summary>
      <ul>{children}</ul>
    </details>
  );
}
