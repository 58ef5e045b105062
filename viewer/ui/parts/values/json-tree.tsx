import { useState } from 'preact/hooks';
import { Text } from '../text.js';
import { LongText } from './long-text.js';
import { jsonEntries, jsonSummary } from '../../data/json-entries.js';
import { formatCount } from '../../../../src/text/number.js';

/** A JSON value that opens and closes. What is closed is not in the document. */
export function JsonTree({ value }: { value: unknown }) {
  return (
    <div class="json">
      <Node value={value} depth={0} />
    </div>
  );
}

interface NodeProperties {
  name?: string;
  value: unknown;
  depth: number;
}

const OPEN_DEPTH = 3;
const OPEN_ENTRIES = 40;
const PAGE = 100;

function Node({ name, value, depth }: NodeProperties) {
  const entries = jsonEntries(value);
  return entries === undefined ? <Leaf name={name} value={value} /> : <Branch {...{ name, value, depth, entries }} />;
}

function Branch({ name, value, depth, entries }: NodeProperties & { entries: readonly (readonly [string, unknown])[] }) {
  const [open, setOpen] = useState(depth === 0 || (depth < OPEN_DEPTH && entries.length <= OPEN_ENTRIES));
  const [shown, setShown] = useState(PAGE);
  if (entries.length === 0) return <div class="json-line"><Name name={name} /><span class="json-empty">{Array.isArray(value) ? '[]' : '{}'}</span></div>;
  return (
    <div>
      <button type="button" class="json-line json-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span class="json-mark" aria-hidden="true">{open ? '▾' : '▸'}</span>
        <Name name={name} />
        <span class="json-summary"><Text>{open ? jsonSummary(value, 0) : jsonSummary(value, 60)}</Text></span>
      </button>
      {open && (
        <div class="json-children">
          {entries.slice(0, shown).map(([key, child]) => <Node key={key} name={key} value={child} depth={depth + 1} />)}
          {entries.length > shown && (
            <button type="button" class="quiet" onClick={() => setShown(shown + 10 * PAGE)}>
              {formatCount(entries.length - shown)} more
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function Leaf({ name, value }: { name?: string; value: unknown }) {
  if (typeof value === 'string' && (value.length > 200 || value.includes('\n'))) {
    return (
      <div class="json-line json-long">
        <Name name={name} />
        <LongText text={value} limit={2_000} />
      </div>
    );
  }
  return (
    <div class="json-line">
      <Name name={name} />
      <span class={`json-${value === null ? 'null' : typeof value}`}>
        {typeof value === 'string' ? <>"<Text>{value}</Text>"</> : <Text>{String(value)}</Text>}
      </span>
    </div>
  );
}

function Name({ name }: { name?: string }) {
  return name === undefined ? null : <><Text class="json-key">{name}</Text><span class="json-colon">: </span></>;
}
