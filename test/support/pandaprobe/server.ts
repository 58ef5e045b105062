import { RecordingServer } from '../recording-server.js';
import { Database } from './database.js';
import { checkScore, checkSpans, checkTrace, checkUpdate } from './schema.js';
import type { Recorded, Reply } from '../recording-server.js';
import type { Problem, Row } from './schema.js';

export const KEY = `sk_pp_${'4d'.repeat(32)}`;

const PROJECT_NAME = /^[a-z0-9](?:[a-z0-9 _.'-]{0,253}[a-z0-9])?$/i;
const MOST_LEVELS = 250;
const FAILED: Reply = { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Internal Server Error' };

export interface PandaProbeServerOptions {
  /** Milliseconds between the 202 of a trace and its being there. */
  readonly storingMs?: number;
  /** Traces that the plan allows. */
  readonly quota?: number;
  /** `POST /traces` in one window, and how long that is. */
  readonly rate?: { readonly requests: number; readonly windowMs: number };
}

/** A stand-in for PandaProbe's server 0.5.0: it refuses, stores late, merges, erases and breaks the way the real one does. */
export class PandaProbeServer {
  readonly http: RecordingServer;
  readonly database = new Database();
  readonly #options: PandaProbeServerOptions;
  #accepted = 0;
  #window = { until: 0, requests: 0 };

  private constructor(http: RecordingServer, options: PandaProbeServerOptions) {
    this.http = http;
    this.#options = options;
    http.answer = (request) => this.answer(request);
  }

  static async start(options: PandaProbeServerOptions = {}): Promise<PandaProbeServer> {
    return new PandaProbeServer(await RecordingServer.start(), options);
  }

  get url(): string {
    return this.http.url;
  }

  /** Traces that count against the plan. */
  get counted(): number {
    return this.#accepted;
  }

  trace(traceId: string): Row {
    return this.database.traces.get(traceId)!;
  }

  stop(): Promise<void> {
    return this.http.stop();
  }

  /** How the real one would answer; a test can set `http.answer` to something else for a while. */
  answer(request: Recorded): Reply {
    if (request.headers['x-api-key'] !== KEY) return refused(401, 'Invalid or revoked API key.');
    if (!PROJECT_NAME.test(String(request.headers['x-project-name']))) return refused(422, 'X-Project-Name must start and end with a letter or digit');
    if (request.method !== 'GET' && request.headers['content-type'] !== 'application/json') return invalid([{ field: '', message: 'Input should be a valid dictionary' }]);
    const [, first, traceId = '', rest] = new URL(request.path, this.url).pathname.split('/');
    if (request.path === '/traces/') return { status: 307, headers: { location: '/traces' } };
    if (first === 'evaluations') return request.method === 'GET' ? this.#listScores(new URL(request.path, this.url)) : this.#score(request.json);
    if (traceId === '') return request.method === 'GET' ? this.#list() : this.#ingest(request);
    if (rest === 'spans') return this.#addSpans(traceId, request.json);
    return request.method === 'GET' ? this.#known(traceId, () => ({ body: this.trace(traceId) })) : this.#update(traceId, request.json);
  }

  #ingest(request: Recorded): Reply {
    if (this.#tooMany()) return { status: 429, body: { error: `Rate limit exceeded: ${this.#options.rate!.requests} per 1 minute` } };
    const trace: Row = request.json;
    if (levels(trace) > MOST_LEVELS) return FAILED;
    const problems = checkTrace(trace);
    if (problems.length > 0) return invalid(problems);
    if (this.#accepted >= (this.#options.quota ?? Infinity)) return refused(429, `You've reached the traces limit (${this.#options.quota}) for your HOBBY plan. Please upgrade to continue.`);
    this.#accepted += 1;
    setTimeout(() => attempt(() => this.database.upsertTrace(trace)), this.#options.storingMs ?? 5);
    return { status: 202, body: { trace_id: trace['trace_id'], task_id: 'a task' } };
  }

  #addSpans(traceId: string, spans: unknown): Reply {
    const problems = checkSpans(spans);
    if (problems.length > 0) return invalid(problems);
    return this.#known(traceId, () => {
      this.database.upsertSpans(traceId, spans as Row[]);
      return { status: 201, body: { span_ids: (spans as Row[]).map((span) => span['span_id']) } };
    });
  }

  #update(traceId: string, update: unknown): Reply {
    const problems = checkUpdate(update);
    if (problems.length > 0) return invalid(problems);
    return this.#known(traceId, () => {
      this.database.updateTrace(traceId, update as Row);
      return { body: this.trace(traceId) };
    });
  }

  #score(score: unknown): Reply {
    const problems = checkScore(score);
    if (problems.length > 0) return invalid(problems);
    return attempt(() => {
      this.database.addScore(score as Row);
      return { status: 201, body: { id: 'a score' } };
    });
  }

  #listScores({ searchParams }: URL): Reply {
    const found = this.database.scores.filter((score) => score['trace_id'] === searchParams.get('trace_id') && score['name'] === searchParams.get('name'));
    return { body: { items: found, total: found.length } };
  }

  #list(): Reply {
    return attempt(() => ({ body: { items: [...this.database.traces.values()], ...this.database.totals() } }));
  }

  #known(traceId: string, reply: () => Reply): Reply {
    return this.database.traces.has(traceId) ? attempt(reply) : refused(404, `Trace ${traceId} not found.`);
  }

  #tooMany(): boolean {
    const { rate } = this.#options;
    if (rate === undefined) return false;
    if (Date.now() >= this.#window.until) this.#window = { until: Date.now() + rate.windowMs, requests: 0 };
    this.#window.requests += 1;
    return this.#window.requests > rate.requests;
  }
}

function attempt(reply: () => Reply | void): Reply {
  try {
    return reply() ?? {};
  } catch {
    return FAILED;
  }
}

function refused(status: number, detail: string): Reply {
  return { status, body: { detail } };
}

function invalid(errors: readonly Problem[]): Reply {
  return { status: 422, body: { detail: 'Validation error', errors } };
}

function levels(value: unknown): number {
  return typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(levels)) : 0;
}
