import type { ErrorAnswer, IndexingHeader } from '../../api/types.js';

const INDEXING_HEADER: IndexingHeader = 'Filigree-Indexing';

/** An answer that is no success; `status` is 0 where nobody answered. */
export class AnswerError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Asks the server. `onPartial` is called where the answer comes from a part of the store, because the rest is still being read. */
export async function get<T>(path: string, signal?: AbortSignal, onPartial?: () => void): Promise<T> {
  const answer = await ask(path, signal);
  if (answer.headers.has(INDEXING_HEADER)) onPartial?.();
  if (!answer.ok) throw new AnswerError(answer.status, await reason(answer));
  return (await answer.json()) as T;
}

/** The same for an answer that is text. */
export async function getText(path: string): Promise<string> {
  const answer = await ask(path);
  if (!answer.ok) throw new AnswerError(answer.status, await reason(answer));
  return answer.text();
}

async function ask(path: string, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(path, { signal, credentials: 'same-origin' });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new AnswerError(0, 'The viewer does not answer.');
  }
}

async function reason(answer: Response): Promise<string> {
  try {
    return ((await answer.json()) as ErrorAnswer).error;
  } catch {
    return `The viewer answered ${answer.status}.`;
  }
}
