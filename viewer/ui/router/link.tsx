import { navigate } from './navigate.js';
import type { ComponentChildren } from 'preact';

interface Properties {
  to: string;
  class?: string;
  title?: string;
  current?: boolean;
  children: ComponentChildren;
}

/** A link inside the viewer: it changes the page without loading it, and in a new tab with the keys that do that. */
export function Link({ to, current, children, ...rest }: Properties) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a href={to} onClick={follow} aria-current={current ? 'page' : undefined} {...rest}>
      {children}
    </a>
  );
}
