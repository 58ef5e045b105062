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

/** Between two questions while the server still reads the store. */
const PARTIAL_MS = 500;

/** What the server says under a path, asked again when the path changes, and until all of the store has been read; nothing is asked without one. */
export function useAnswer<T>(path: string | undefined): Answer<T> {
  const [state, setState] = useState<{ path?: string; data?: T; error?: AnswerError }>({});
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (path === undefined) return;
    const stop = new AbortController();
    let partial = false;
    let timer = 0;
    const answered = (next: { data?: T; error?: AnswerError }) => {
      if (stop.signal.aborted) return;
      setState({ path, ...next });
      if (partial) timer = window.setTimeout(() => setRound((before) => before + 1), PARTIAL_MS);
    };
    get<T>(path, stop.signal, () => (partial = true)).then((data) => answered({ data }), (error: AnswerError) => answered({ error }));
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [path, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return { data: state.data, error: state.error, loading: path !== undefined && state.path !== path, reload };
}
