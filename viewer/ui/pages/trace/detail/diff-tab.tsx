import { Diff } from '../../../parts/values/diff.js';
import { setParameters } from '../../../router/navigate.js';
import { valueText } from '../../../data/value-text.js';
import type { Subject } from './use-subject.js';

/** What is different from the span of the same name before this one. */
export function DiffTab({ subject: { input, output, previous } }: { subject: Subject }) {
  return (
    <>
      <p class="faint">
        Compared with the span of the same name before it. <button type="button" class="linklike" onClick={() => setParameters({ span: previous?.spanId })}>Go to it</button>
      </p>
      <Diff title="Input" before={valueText(previous?.input)} after={valueText(input)} />
      <Diff title="Output" before={valueText(previous?.output)} after={valueText(output)} />
    </>
  );
}
