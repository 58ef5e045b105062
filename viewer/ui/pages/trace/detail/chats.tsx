import { Message } from './message.js';
import { JsonTree } from '../../../parts/values/json-tree.js';
import { Part } from './part.js';
import type { Chat } from '../../../../../src/chat/chat.js';

/** What a model was asked and what it answered, as a conversation. */
export function Chats({ asked, answered }: { asked?: Chat; answered?: Chat }) {
  return (
    <div class="chat">
      {asked?.tools !== undefined && asked.tools.length > 0 && <More title={`Tools (${asked.tools.length})`} value={asked.tools} />}
      {asked?.system !== undefined && asked.system.length > 0 && (
        <article class="message role-system">
          <h3>system</h3>
          {asked.system.map((part, i) => <Part key={i} part={part} />)}
        </article>
      )}
      <Messages chat={asked} />
      <Messages chat={answered} answer />
      {asked?.rest !== undefined && <More title="Parameters" value={asked.rest} />}
      {answered?.rest !== undefined && <More title="Around the answer" value={answered.rest} />}
    </div>
  );
}

function Messages({ chat, answer = false }: { chat?: Chat; answer?: boolean }) {
  return <>{chat?.messages.map((message, i) => <Message key={i} message={message} answer={answer} />)}</>;
}

function More({ title, value }: { title: string; value: unknown }) {
  return (
    <details class="more-of">
      <summary>{title}</summary>
      <JsonTree value={value} />
    </details>
  );
}
