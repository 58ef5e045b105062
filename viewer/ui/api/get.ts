import type { ErrorAnswer } from '../../api/types.js';

/** An answer that is no success; `status` is 0 where nobody answered. */
export class AnswerError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Asks the server. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const answer = await ask(path, signal);
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
