import { useEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';

interface Properties {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** A modal dialog; Esc, its button and a click beside it close it. */
export function Dialog({ title, onClose, children }: Properties) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => element.current?.showModal(), []);
  return (
    <dialog ref={element} class="dialog" aria-labelledby="dialog-title" onClose={onClose} onClick={({ target }) => target === element.current && onClose()}>
      <div class="dialog-body">
        <header>
          <h2 id="dialog-title">{title}</h2>
          <button type="button" class="quiet" onClick={onClose} aria-label="Close">
            ✕
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
