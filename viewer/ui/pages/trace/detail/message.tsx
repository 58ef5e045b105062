import { useState } from 'preact/hooks';
import { Copy } from '../../../parts/copy.js';
import { Text } from '../../../parts/text.js';
import { partText } from '../../../data/part-text.js';
import { formatCount } from '../../../../../src/text/number.js';
import { Part } from './part.js';
import type { ChatMessage } from '../../../../../src/chat/chat.js';

/** Longer ones begin closed, unless they are the answer: a system prompt is often all one would see. */
const LONG = 2_400;
const ROLES = ['system', 'developer', 'user', 'assistant', 'tool', 'model', 'function'];

/** One message: whose it is, and its parts. */
export function Message({ message: { finishReason, name, parts, role }, answer }: { message: ChatMessage; answer: boolean }) {
  const text = parts.map(partText).join('\n\n');
  const [open, setOpen] = useState(answer || text.length <= LONG);
  return (
    <article class={`message role-${ROLES.includes(role) ? role : 'other'}${answer ? ' answer' : ''}`}>
      <h3>
        <Text>{role}</Text>
        {name !== undefined && <span class="faint"> <Text>{name}</Text></span>}
        {finishReason !== undefined && <span class="faint finish"> <Text>{finishReason}</Text></span>}
        <Copy text={text} />
      </h3>
      <div class={open ? undefined : 'clipped'}>
        {parts.length === 0 ? <p class="faint">Nothing in it</p> : parts.map((part, i) => <Part key={i} part={part} />)}
      </div>
      {!open && <button type="button" class="quiet" onClick={() => setOpen(true)}>All of it, {formatCount(text.length)} characters</button>}
    </article>
  );
}
