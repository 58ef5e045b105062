import { Copy } from '../../../parts/copy.js';
import { Text } from '../../../parts/text.js';
import { LongText } from '../../../parts/values/long-text.js';
import { causesOf } from '../../../data/causes-of.js';
import type { ErrorRecord } from '../../../../api/types.js';

/** An error and what caused it, each with its stack. */
export function ErrorTab({ error }: { error: ErrorRecord }) {
  return (
    <ol class="errors">
      {causesOf(error).map(({ message, stack, type }, i) => (
        <li key={i}>
          {i > 0 && <p class="faint">caused by</p>}
          <h3><Text class="error-text">{type}</Text>{stack !== undefined && <Copy text={stack} />}</h3>
          <p class="error-message"><Text lines>{message}</Text></p>
          {stack !== undefined && <LongText text={stack} />}
        </li>
      ))}
    </ol>
  );
}
