import { useState } from 'preact/hooks';

/** A button that puts text on the clipboard; the text may have to be fetched first. */
export function Copy({ text, label = 'Copy' }: { text: string | (() => Promise<string>); label?: string }) {
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : await text());
      setState('done');
    } catch {
      setState('failed');
    }
    setTimeout(() => setState('idle'), 1_500);
  };
  return (
    <button type="button" class="quiet copy" onClick={copy}>
      <span aria-live="polite">{state === 'idle' ? label : state === 'done' ? 'Copied' : 'Not copied'}</span>
    </button>
  );
}
