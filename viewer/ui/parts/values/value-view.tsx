import { useState } from 'preact/hooks';
import { Copy } from '../copy.js';
import { JsonTree } from './json-tree.js';
import { LongText } from './long-text.js';
import { Markdown } from './markdown.js';
import { valueText } from '../../data/value-text.js';

/** One captured value under a title: text as Markdown or as it is, the rest as a tree. */
export function ValueView({ title, value }: { title: string; value: unknown }) {
  const [plain, setPlain] = useState(false);
  const isText = typeof value === 'string';
  return (
    <section class="value">
      <h3>
        {title}
        {value !== undefined && <Copy text={valueText(value)} />}
        {value !== undefined && (
          <button type="button" class="quiet" aria-pressed={plain} onClick={() => setPlain(!plain)}>
            {isText ? 'Plain' : 'JSON'}
          </button>
        )}
      </h3>
      {value === undefined ? <p class="faint">Not recorded</p> : plain ? <LongText text={valueText(value)} /> : isText ? <Markdown text={value} /> : <JsonTree value={value} />}
    </section>
  );
}
