import { askToOpen } from './link-dialog.js';
import { Text } from './text.js';
import type { SourceLocation } from '../../api/types.js';

/** A place in the code; a click asks whether to open it in the editor. */
export function SourceLink({ source }: { source: SourceLocation }) {
  return (
    <button type="button" class="linklike mono" onClick={() => askToOpen({ source })} title="Open in the editor">
      <Text>{`${source.file}:${source.line}`}</Text>
    </button>
  );
}
