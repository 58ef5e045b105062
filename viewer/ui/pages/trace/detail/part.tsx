import { askToOpen } from '../../../parts/link-dialog.js';
import { JsonTree } from '../../../parts/values/json-tree.js';
import { LongText } from '../../../parts/values/long-text.js';
import { Markdown } from '../../../parts/values/markdown.js';
import { Text } from '../../../parts/text.js';
import { embeddedImage } from '../../../data/embedded-image.js';
import { readJson } from '../../../data/json-text.js';
import { safeUrl } from '../../../data/safe-url.js';
import type { Part as MessagePart } from '../../../../../src/chat/chat.js';

/** A piece of a message: text, a call of a tool or its result, an image. */
export function Part({ part }: { part: MessagePart }) {
  switch (part.type) {
    case 'text':
      return <Markdown text={part.text} />;
    case 'reasoning':
      return <details class="reasoning" open><summary>Reasoning</summary><Markdown text={part.text} /></details>;
    case 'tool-call':
      return (
        <div class="tool-call">
          <div class="tool-title">call <Text class="mono">{part.name}</Text>{part.id !== undefined && <Text class="faint mono">{part.id}</Text>}</div>
          <Value value={readJson(part.arguments)} />
        </div>
      );
    case 'tool-result':
      return (
        <div class="tool-result">
          <div class="tool-title">result{part.id !== undefined && <Text class="faint mono">{part.id}</Text>}</div>
          <Value value={readJson(part.result)} />
        </div>
      );
    case 'media':
      return <Media part={part} />;
    default:
      return <JsonTree value={part.block} />;
  }
}

function Value({ value }: { value: unknown }) {
  if (value === undefined) return null;
  return typeof value === 'string' ? <LongText text={value} /> : <JsonTree value={value} />;
}

function Media({ part }: { part: Extract<MessagePart, { type: 'media' }> }) {
  const source = embeddedImage(part);
  if (source !== undefined) return <img class="embedded" src={source} alt="Recorded image" loading="lazy" decoding="async" />;
  const url = part.url === undefined ? undefined : safeUrl(part.url);
  return (
    <p class="faint">
      {part.modality} {part.mimeType}{' '}
      {url === undefined ? (part.url !== undefined && <Text>{part.url}</Text>) : <button type="button" class="linklike" onClick={() => askToOpen({ url })}><Text>{url}</Text></button>}
    </p>
  );
}
