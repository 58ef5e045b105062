import { useCallback, useEffect, useState } from 'preact/hooks';
import { get } from './get.js';
import type { AnswerError } from './get.js';

export interface Answer<T> {
  /** The last answer; it stays while the next one is on its way. */
  readonly data?: T;
  readonly error?: AnswerError;
  readonly loading: boolean;
  readonly reload: () => void;
}

/** What the server says under a path, asked again when the path changes; nothing is asked without one. */
export function useAnswer<T>(path: string | undefined): Answer<T> {
  const [state, setState] = useState<{ path?: string; data?: T; error?: AnswerError }>({});
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (path === undefined) return;
    const stop = new AbortController();
    get<T>(path, stop.signal).then(
      (data) => setState({ path, data }),
      (error: AnswerError) => stop.signal.aborted || setState({ path, error }),
    );
    return () => stop.abort();
  }, [path, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return { data: state.data, error: state.error, loading: path !== undefined && state.path !== path, reload };
}
