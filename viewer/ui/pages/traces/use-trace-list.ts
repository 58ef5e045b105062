import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { get } from '../../api/get.js';
import { onEvent, onResume } from '../../api/events.js';
import { address } from '../../data/address.js';
import { missingPages, PAGE_SIZE, withChanged } from '../../data/trace-pages.js';
import type { AnswerError } from '../../api/get.js';
import type { ListInfo, Pages } from '../../data/trace-pages.js';
import type { SortField, TraceList } from '../../../api/types.js';

export interface ListQuery {
  readonly q: string;
  readonly sort: SortField;
  readonly order: 'asc' | 'desc';
}

export interface TraceListState {
  readonly pages: Pages;
  readonly info?: ListInfo;
  readonly error?: AnswerError;
  /** An answer to another query is still shown. */
  readonly stale: boolean;
}

/** Traces that are new do not come one by one: the list is asked for again, at most this often. */
const RELOAD_MS = 250;

/** The list for a query, page by page as it is scrolled, its rows kept up to date. */
export function useTraceList({ q, sort, order }: ListQuery) {
  const [state, setState] = useState<TraceListState>({ pages: new Map(), stale: true });
  const current = useRef({ key: '', asked: new Set<number>(), window: { from: 0, to: 0 }, state, timer: 0 });
  current.current.state = state;
  const key = address('/api/traces', { q, sort, order, limit: PAGE_SIZE });

  const fetchPage = useCallback(async (page: number, fresh: boolean) => {
    const of = current.current;
    if (of.asked.has(page)) return;
    of.asked.add(page);
    try {
      const { traces, ...info } = await get<TraceList>(`${key}&offset=${page * PAGE_SIZE}`);
      if (of.key !== key) return;
      setState((before) => ({ pages: new Map([...(fresh ? [] : before.pages), [page, traces]]), info, stale: false }));
    } catch (error) {
      if (of.key === key) setState((before) => ({ ...before, error: error as AnswerError, stale: false }));
    } finally {
      if (of.key === key) of.asked.delete(page);
    }
  }, [key]);

  const reload = useCallback(() => {
    const of = current.current;
    clearTimeout(of.timer);
    of.timer = 0;
    const [first = 0, ...others] = missingPages(new Map(), of.window.from, of.window.to);
    void fetchPage(first, true).then(() => others.map((page) => fetchPage(page, false)));
  }, [fetchPage]);

  useEffect(() => {
    Object.assign(current.current, { key, asked: new Set(), window: { from: 0, to: 0 } });
    setState((before) => ({ ...before, stale: true }));
    void fetchPage(0, true);
  }, [fetchPage]);

  useEffect(() => {
    const soon = () => {
      const of = current.current;
      of.timer ||= window.setTimeout(reload, RELOAD_MS);
    };
    const stops = [
      onEvent('traces', ({ traces, removed = [] }) => {
        const { pages, strangers } = withChanged(current.current.state.pages, traces);
        setState((before) => ({ ...before, pages }));
        if (strangers > 0 || removed.length > 0) soon();
      }),
      onEvent('index', soon),
      onResume(reload),
    ];
    return () => stops.forEach((stop) => stop());
  }, [reload]);

  const show = useCallback((from: number, to: number) => {
    current.current.window = { from, to };
    for (const page of missingPages(current.current.state.pages, from, to)) void fetchPage(page, false);
  }, [fetchPage]);

  return { ...state, reload, show };
}
