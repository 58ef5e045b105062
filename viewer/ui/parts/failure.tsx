import { Notice } from './notice.js';
import { Text } from './text.js';
import type { AnswerError } from '../api/get.js';

/** An answer that did not come, and what to do about it. */
export function Failure({ error, retry }: { error: AnswerError; retry?: () => void }) {
  if (error.status === 401) {
    return (
      <Notice title="This tab has no access" role="alert">
        <p>The viewer was started anew, or this address was opened without its key.</p>
        <p>
          Open the address that <code>npx filigree view</code> printed; each one works once.
        </p>
      </Notice>
    );
  }
  const title = error.status === 0 ? 'The viewer does not answer' : error.status === 404 ? 'Not found' : 'That did not work';
  return (
    <Notice title={title} role="alert">
      {error.status === 0 ? <p>Is it still running? Start it again with <code>npx filigree view</code>.</p> : <p><Text>{error.message}</Text></p>}
      {retry !== undefined && <button type="button" onClick={retry}>Try again</button>}
    </Notice>
  );
}
