import { useState } from 'preact/hooks';
import { Text } from '../text.js';
import { formatCount } from '../../../../src/text/number.js';

const LIMIT = 20_000;

/** Text in its own lines; of a very long one the beginning, until the rest is asked for. */
export function LongText({ text, limit = LIMIT }: { text: string; limit?: number }) {
  const [all, setAll] = useState(false);
  const cut = !all && text.length > limit;
  return (
    <div class="long-text">
      <pre><Text lines>{cut ? text.slice(0, limit) : text}</Text></pre>
      {cut && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>
          {formatCount(text.length - limit)} more characters
        </button>
      )}
    </div>
  );
}
