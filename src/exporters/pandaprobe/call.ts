/** The server counts requests a minute for each of these. */
export type Route = 'trace' | 'update' | 'spans' | 'score' | 'read';

/** One request. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Under the endpoint, without a slash at its end: the server redirects `/traces/`. */
  readonly path: string;
  readonly query?: string;
  readonly route: Route;
  /** Whose trace must be there already for the request to be taken. */
  readonly traceId?: string;
  readonly body?: string;
  /** `false`: sent twice, it counts twice. */
  readonly idempotent?: boolean;
}

export function postTrace(body: string): Call {
  return { method: 'POST', path: '/traces', route: 'trace', body };
}

export function patchTrace(traceId: string, body: string): Call {
  return { method: 'PATCH', path: `/traces/${traceId}`, route: 'update', traceId, body };
}

export function postSpans(traceId: string, body: string): Call {
  return { method: 'POST', path: `/traces/${traceId}/spans`, route: 'spans', traceId, body };
}

export function postScore(traceId: string, body: string): Call {
  return { method: 'POST', path: '/evaluations/trace-scores', route: 'score', traceId, body, idempotent: false };
}

export function getTrace(traceId: string): Call {
  return { method: 'GET', path: `/traces/${encodeURIComponent(traceId)}`, route: 'read', traceId };
}

/** The newest scores of a name on a trace. */
export function getScores(traceId: string, name: string): Call {
  const query = new URLSearchParams({ trace_id: traceId, name, source: 'PROGRAMMATIC', limit: '200' }).toString();
  return { method: 'GET', path: '/evaluations/trace-scores', query, route: 'read', traceId };
}
