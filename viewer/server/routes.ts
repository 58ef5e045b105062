import { compareTraces } from './routes/compare.js';
import { exportTrace } from './routes/export.js';
import { about } from './routes/about.js';
import { listSessions, oneSession } from './routes/sessions.js';
import { stats } from './routes/stats.js';
import { listTraces, oneTrace, searchTrace, traceRecord } from './routes/traces.js';
import { oneSpan } from './routes/spans.js';
import type { Context } from './context.js';
import type { Parameters } from './parameters.js';
import type { Answer } from './respond.js';

/** Answers a request: what stood in the path, what was given behind it. */
export type Handler = (context: Context, path: readonly string[], given: Parameters) => Answer | Promise<Answer>;

/** Ids as they can stand in a path: letters, digits and dashes. */
const ID = '([0-9A-Za-z-]{1,64})';

/** Every address of the API but the events; all of them are read with `GET`. */
const ROUTES: readonly (readonly [RegExp, Handler])[] = [
  [route('traces'), listTraces],
  [route(`traces/${ID}`), oneTrace],
  [route(`traces/${ID}/record`), traceRecord],
  [route(`traces/${ID}/search`), searchTrace],
  [route(`traces/${ID}/export`), exportTrace],
  [route(`traces/${ID}/spans/${ID}`), oneSpan],
  [route('sessions'), listSessions],
  [route('sessions/([^/]{1,3000})'), oneSession],
  [route('stats'), stats],
  [route('compare'), compareTraces],
  [route('about'), about],
];

function route(path: string): RegExp {
  return new RegExp(`^/api/${path}$`);
}

/** The handler for a path, and what its pattern found in it. */
export function findRoute(path: string): { handler: Handler; parts: string[] } | undefined {
  for (const [pattern, handler] of ROUTES) {
    const match = pattern.exec(path);
    if (match !== null) return { handler, parts: match.slice(1) };
  }
  return undefined;
}
