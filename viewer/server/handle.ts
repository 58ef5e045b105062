import { QueryError } from '../query/parse.js';
import { refusalOf } from './guard.js';
import { NotFound } from './not-found.js';
import { isPage, NOT_ADMITTED, NOT_BUILT } from './pages.js';
import { BadRequest, Parameters } from './parameters.js';
import { refuse, send } from './respond.js';
import { findRoute } from './routes.js';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IndexingHeader } from '../api/types.js';
import type { Access } from './access.js';
import type { Assets } from './assets.js';
import type { Context } from './context.js';
import type { Events } from './events.js';
import type { Answer } from './respond.js';

/** Everything that a request can reach. */
export interface Site {
  readonly access: Access;
  readonly assets: Assets;
  readonly context: Context;
  readonly events: Events;
  readonly port: number;
  /** Hears of errors that nobody expected; whoever asked is told nothing of them. */
  onError(error: unknown): void;
}

const MAX_URL = 8192;

const INDEXING_HEADER: IndexingHeader = 'Filigree-Indexing';

const NOTHING_HERE = refuse({ status: 404, error: 'nothing is at this address' });

/** Answers one request: guard, then the token or the cookie, then the page, its files, the API. */
export async function handle(request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
  try {
    const answer = await answerTo(request, response, site);
    if (answer !== undefined) send(request, response, answer);
  } catch (error) {
    if (response.headersSent) return void response.destroy();
    send(request, response, answerToError(error, site));
  }
}

async function answerTo(request: IncomingMessage, response: ServerResponse, site: Site): Promise<Answer | undefined> {
  const refusal = refusalOf(request, site.port);
  if (refusal !== undefined) return { ...refuse(refusal), headers: { Connection: 'close' } };
  const { path, query } = addressOf(request);
  if (request.method !== 'GET' && request.method !== 'HEAD') return { ...refuse({ status: 405, error: 'expected GET' }), headers: { Allow: 'GET, HEAD' } };
  const cookie = cookieName(site.port);
  const token = path === '/' ? query.get('token') : null;
  if (token !== null) return exchange(token, cookie, request, site.access);
  if (!site.access.admits(request.headers.cookie, cookie)) return path.startsWith('/api/') ? refuse({ status: 401, error: 'expected the cookie that the address of `filigree view` gives' }) : NOT_ADMITTED;
  if (path === '/api/events') return stream(request, response, query, site);
  if (path.startsWith('/api/')) {
    // Also of refusals: what is not there may not have been read yet.
    if (site.context.indexer.progress !== undefined) response.setHeader(INDEXING_HEADER, '1');
    return api(path, query, site.context);
  }
  return isPage(path) ? (site.assets.page ?? NOT_BUILT) : (site.assets.find(path) ?? NOTHING_HERE);
}

/** Only as it came: no path is resolved, and no name of a file is made of it. */
function addressOf({ url = '' }: IncomingMessage): { path: string; query: URLSearchParams } {
  if (!url.startsWith('/') || url.length > MAX_URL) throw new BadRequest('expected a path');
  const at = url.indexOf('?');
  return at === -1 ? { path: url, query: new URLSearchParams() } : { path: url.slice(0, at), query: new URLSearchParams(url.slice(at + 1)) };
}

/** Cookies of one host are shared by all its ports, so that two viewers need two names. */
export function cookieName(port: number): string {
  return `filigree-${port}`;
}

/** The redirect takes the token out of the address and the history. Who is in already needs none. */
function exchange(token: string, name: string, request: IncomingMessage, access: Access): Answer {
  const value = request.method === 'GET' ? access.redeem(token) : undefined;
  if (value === undefined && !access.admits(request.headers.cookie, name)) return NOT_ADMITTED;
  const cookie: Record<string, string> = value === undefined ? {} : { 'Set-Cookie': `${name}=${value}; Path=/; HttpOnly; SameSite=Strict` };
  return { status: 303, type: 'text/plain; charset=utf-8', body: '', headers: { Location: '/', ...cookie } };
}

function stream(request: IncomingMessage, response: ServerResponse, query: URLSearchParams, { events }: Site): Answer | undefined {
  const trace = new Parameters(query).text('trace');
  if (trace !== '' && !/^[0-9A-Za-z-]{1,64}$/.test(trace)) throw new BadRequest('expected an id as `trace`');
  if (events.full) return { ...refuse({ status: 503, error: 'too many pages follow the store; close some' }), headers: { 'Retry-After': '5' } };
  if (request.method === 'HEAD') return { status: 200, type: 'text/event-stream; charset=utf-8', body: '' };
  events.open(response, trace);
  return undefined;
}

async function api(path: string, query: URLSearchParams, context: Context): Promise<Answer> {
  const route = findRoute(path);
  return route === undefined ? NOTHING_HERE : route.handler(context, route.parts, new Parameters(query));
}

function answerToError(error: unknown, { onError }: Site): Answer {
  if (error instanceof BadRequest || error instanceof QueryError) return refuse({ status: 400, error: error.message });
  if (error instanceof NotFound) return refuse({ status: 404, error: error.message });
  onError(error);
  return refuse({ status: 500, error: 'something went wrong here; `filigree view` has printed it' });
}
