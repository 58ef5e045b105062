import { useState } from 'preact/hooks';
import { QUERY_FIELDS } from '../../data/query-fields.js';
import { Dialog } from '../../parts/dialog.js';

/** What the query language has. */
export function QueryHelp() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="quiet query-help" aria-label="What can be searched" title="What can be searched" onClick={() => setOpen(true)}>
        ?
      </button>
      {open && (
        <Dialog title="What can be searched" onClose={() => setOpen(false)}>
          <p>Terms stand beside each other, and all must hold. Words, or text in quotes, are looked for in names, inputs, outputs, errors and metadata.</p>
          <table class="plain">
            <tbody>
              {QUERY_FIELDS.map(({ name, operator, hint, examples }) => (
                <tr key={name}>
                  <th scope="row" class="mono">{name}{operator}{examples?.[0] ?? '…'}</th>
                  <td>{hint}</td>
                </tr>
              ))}
              <tr><th scope="row" class="mono">-kind:TOOL</th><td>a minus in front: without</td></tr>
              <tr><th scope="row" class="mono">model:gpt*</th><td>a star stands for any characters</td></tr>
              <tr><th scope="row" class="mono">"rate limit"</th><td>this text, in any case</td></tr>
            </tbody>
          </table>
        </Dialog>
      )}
    </>
  );
}
