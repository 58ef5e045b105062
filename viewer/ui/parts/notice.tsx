import type { ComponentChildren } from 'preact';

/** A page, or a part of one, that has nothing to show: what is the matter, and what to do next. */
export function Notice({ title, children, role = 'status' }: { title: string; children?: ComponentChildren; role?: 'status' | 'alert' }) {
  return (
    <div class="notice" role={role}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
