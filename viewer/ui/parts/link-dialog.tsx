import { useEffect, useState } from 'preact/hooks';
import { EDITORS, editorLink } from '../data/editor-link.js';
import { Dialog } from './dialog.js';
import { Text } from './text.js';
import { useAnswer } from '../api/use-answer.js';
import type { About, SourceLocation } from '../../api/types.js';

type Target = { readonly url: string } | { readonly source: SourceLocation };

let show: (target: Target) => void = () => undefined;

/** Asks before anything outside this page is opened, and says all of where it leads. */
export function askToOpen(target: Target): void {
  show(target);
}

/** Where `askToOpen` asks. Until then recorded links are no links: nothing prefetches them and no click follows them. */
export function LinkDialog() {
  const [target, setTarget] = useState<Target>();
  useEffect(() => {
    show = setTarget;
  }, []);
  if (target === undefined) return null;
  const close = () => setTarget(undefined);
  return 'url' in target ? <AskUrl url={target.url} onClose={close} /> : <AskEditor source={target.source} onClose={close} />;
}

function AskUrl({ url, onClose }: { url: string; onClose: () => void }) {
  return (
    <Dialog title="Open this link?" onClose={onClose}>
      <p class="url"><Text>{url}</Text></p>
      <p class="faint">It comes from a recorded value, not from filigree.</p>
      <Open url={url} onClose={onClose} />
    </Dialog>
  );
}

const KEY = 'filigree-editor';

function AskEditor({ source, onClose }: { source: SourceLocation; onClose: () => void }) {
  const { data: about } = useAnswer<About>('/api/about');
  const [template, setTemplate] = useState(localStorage.getItem(KEY) ?? EDITORS['VS Code']!);
  const choose = (chosen: string) => {
    localStorage.setItem(KEY, chosen);
    setTemplate(chosen);
  };
  const url = about === undefined ? undefined : editorLink(template, source, about.dir.replace(/[/\\][^/\\]*$/, ''));
  return (
    <Dialog title="Open in the editor" onClose={onClose}>
      <label class="field">
        Editor
        <select value={template} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          {Object.entries(EDITORS).map(([name, value]) => <option key={name} value={value}>{name}</option>)}
          {!Object.values(EDITORS).includes(template) && <option value={template}>Other</option>}
        </select>
      </label>
      <label class="field">
        Link
        <input value={template} onInput={({ currentTarget }) => choose(currentTarget.value)} spellcheck={false} />
      </label>
      {url !== undefined && <p class="url"><Text>{url}</Text></p>}
      {url !== undefined && <Open url={url} onClose={onClose} />}
    </Dialog>
  );
}

function Open({ url, onClose }: { url: string; onClose: () => void }) {
  const runs = /^(javascript|data|vbscript|blob):/i.test(url);
  return (
    <footer>
      <button type="button" onClick={onClose}>Cancel</button>
      {!runs && <a class="button primary" href={url} target="_blank" rel="noopener noreferrer" onClick={onClose}>Open</a>}
    </footer>
  );
}
