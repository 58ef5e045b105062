import { useEffect, useState } from 'preact/hooks';
import { address } from '../../data/address.js';
import { useAnswer } from '../../api/use-answer.js';
import type { SearchAnswer } from '../../../api/types.js';

export interface SpanSearch {
  readonly text: string;
  readonly spanIds: readonly string[];
  readonly searching: boolean;
}

const PAUSE_MS = 150;
const NONE: readonly string[] = [];

/** The spans of a trace that have a text in them, as it is typed. */
export function useSpanSearch(id: string, text: string): SpanSearch {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(setSettled, PAUSE_MS, text);
    return () => clearTimeout(timer);
  }, [text]);
  const path = settled === '' ? undefined : address(`/api/traces/${encodeURIComponent(id)}/search`, { q: settled });
  const { data, loading } = useAnswer<SearchAnswer>(path);
  return { text, spanIds: settled === '' ? NONE : (data?.spanIds ?? NONE), searching: loading || settled !== text };
}
