import { APIConnectionError, AuthenticationError, NotFoundError } from 'openai';

/** `fetch` says "fetch failed" and keeps the reason, `connect ECONNREFUSED`, one level deeper. */
function reasonOf(failed: { cause?: unknown }): string {
  const cause = failed.cause as { message?: string; cause?: { message?: string } } | undefined;
  const reason = cause?.cause?.message || cause?.message;
  return reason === undefined ? '' : ` (${reason})`;
}

/** An error for the terminal: what went wrong and what to do. The whole story, stack and cause chain, is in the trace. */
export function explain(error: unknown): string {
  if (error instanceof APIConnectionError) {
    return `The LLM is not reachable${reasonOf(error)}: expected an OpenAI-compatible server at OPENAI_BASE_URL.
Start it, or unset OPENAI_BASE_URL and OPENAI_API_KEY to use the embedded model.`;
  }
  if (error instanceof AuthenticationError) {
    return `The LLM refused the key: expected a valid OPENAI_API_KEY. It said: ${error.message}`;
  }
  if (error instanceof NotFoundError) {
    return `The LLM's server does not know the model or the path: check OPENAI_MODEL and OPENAI_BASE_URL. It said: ${error.message}`;
  }
  return error instanceof Error ? error.message : String(error);
}
