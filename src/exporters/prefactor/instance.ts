import { ExportError } from '../export-error.js';
import { InstanceSpans } from './instance-spans.js';
import { idempotencyKey } from './keys.js';
import { qualityOf, scoreId } from './quality.js';
import { Refused } from './refused.js';
import { isSoleSpan, rootSpan } from './root-span.js';
import { settleAll } from './settle-all.js';
import { finishStatusOf } from './span-request.js';
import { timestamp } from './timestamp.js';
import { unlessDone } from './unless-done.js';
import type { ScoreRecord, TraceRecord } from '../../types.js';
import type { PrefactorApi } from './api.js';
import type { SpanScope } from './instance-spans.js';
import type { PayloadRecord } from './payload.js';
import type { Reply } from './reply.js';
import type { Requests } from './requests.js';
import type { SpanTypes } from './schema.js';
import type { Terminations } from './terminations.js';
import type { TraceWork } from './trace-work.js';
import type { Registration } from './wire.js';

/** What all instances of an exporter share. */
export interface InstanceHost {
  readonly api: PrefactorApi;
  readonly terminations: Terminations;
  readonly rootSpans: boolean;
  /** The span types that are declared at this moment. */
  spanTypes(): SpanTypes;
  registration(types: SpanTypes): Registration;
  assign(localId: string, remoteId: string): void;
}

/** How many spans that are over are remembered for the children and scores that may still come: while it is open, and after. */
const MOST_OVER = 4096;
const MOST_AFTER = 32;

const OVER: ReadonlySet<unknown> = new Set(['complete', 'failed', 'cancelled', 'terminated']);

/** Traces of ours have a UUID; a score can name anything. */
const TRACE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * One trace as an agent instance of Prefactor: registered, started, its spans created and finished, finished itself, in
 * this order. What was done is remembered, so that a batch which failed half way can come again; what was done by a process
 * that is dead now is found again by its idempotency keys.
 */
export class Instance {
  readonly traceId: string;
  readonly #host: InstanceHost;
  readonly #spans = new InstanceSpans();
  #types: SpanTypes | undefined;
  #id: string | undefined;
  #started = false;
  #finished = false;
  #told = false;
  #end: TraceRecord | undefined;
  /** The first span directly under the trace. */
  #first: Pick<PayloadRecord, 'name' | 'startTime'> | undefined;
  /** Whether the trace is shown by a span of its own; known once the trace is. */
  #rooted: boolean | undefined;

  constructor(traceId: string, host: InstanceHost) {
    this.traceId = traceId;
    this.#host = host;
  }

  get open(): boolean {
    return this.#started && !this.#finished;
  }

  get finished(): boolean {
    return this.#finished;
  }

  /** Brings to the API what a batch tells of this trace. */
  async take(given: TraceWork, requests: Requests): Promise<void> {
    if (!TRACE_ID.test(this.traceId)) return refuseScores(given, requests);
    const work = this.#withRoot(given);
    const scope = await this.#register(requests);
    await this.#start(work, scope);
    await this.#spans.create(work.started, work.ended, scope);
    await this.#spans.finish(work.ended, scope);
    await settleAll(work.scores.map((score) => this.#judge(score, scope)));
    this.#end ??= work.end;
    await this.#finish(scope);
    this.#spans.countRefusals([...work.started, ...work.ended], scope);
  }

  /** The batch has been taken, so nothing of it comes again. */
  prune(): void {
    this.#spans.prune(this.#finished ? MOST_AFTER : MOST_OVER);
  }

  /** Asks whether it was terminated, or finished by the process that began its trace. */
  async look(signal?: AbortSignal): Promise<void> {
    const reply = await this.#host.api.instance(this.#id!, signal);
    this.#hear(reply);
    if (OVER.has(reply.status)) this.#finished = true;
  }

  #withRoot(work: TraceWork): TraceWork {
    this.#first ??= [...work.started, ...work.ended].find(({ parentSpanId }) => parentSpanId === undefined);
    const trace = work.start ?? work.end;
    if (trace === undefined) return work;
    this.#told = true;
    this.#rooted ??= this.#host.rootSpans && !(this.#first !== undefined && isSoleSpan(this.#first, trace));
    if (!this.#rooted) return work;
    const root = (record: TraceRecord | undefined) => (record === undefined ? [] : [rootSpan(record)]);
    return { ...work, started: [...root(work.start), ...work.started], ended: [...work.ended, ...root(work.end)] };
  }

  /** Nothing can be sent before this; what stands in its way is the configuration and not the records. */
  async #register(requests: Requests): Promise<SpanScope> {
    const { api, assign, registration, spanTypes } = this.#host;
    const types = (this.#types ??= spanTypes());
    if (this.#id !== undefined) return this.#scope(this.#id, types, requests);
    try {
      const { id } = await requests.send((signal) => api.register(registration(types), idempotencyKey('instance-register', this.traceId), signal));
      this.#id = id;
      assign(this.traceId, id);
      return this.#scope(id, types, requests);
    } catch (error) {
      throw error instanceof Refused ? new ExportError('denied', error.message, { cause: error }) : error;
    }
  }

  #scope(instanceId: string, types: SpanTypes, requests: Requests): SpanScope {
    const { api, assign, terminations } = this.#host;
    const isTerminated = async () => {
      await requests.send((signal) => this.look(signal)).catch(ignoreRefusal);
      return terminations.has(this.traceId);
    };
    return { api, assign, hear: this.#hear, instanceId, isTerminated, requests, rootId: this.#rooted ? this.traceId : undefined, told: this.#told, types };
  }

  /** Scores alone do not start anything: they can come long after the end. */
  async #start(work: TraceWork, { api, hear, instanceId, requests }: SpanScope): Promise<void> {
    const times = [work.start, work.end, ...work.started, ...work.ended].flatMap((record) => record?.startTime ?? []);
    if (this.#started || times.length === 0) return;
    const at = timestamp(work.start?.startTime ?? Math.min(...times));
    await unlessDone(requests.send((signal) => api.start(instanceId, at, idempotencyKey('instance-start', this.traceId), signal)), hear);
    this.#started = true;
  }

  async #judge(score: ScoreRecord, { api, hear, instanceId, requests }: SpanScope): Promise<void> {
    const quality = qualityOf(score, score.spanId === undefined ? undefined : this.#spans.idOf(score.spanId));
    const key = idempotencyKey('quality', scoreId(score));
    const refused = await unlessDone(requests.send((signal) => api.recordQuality(instanceId, quality, key, signal)), hear);
    if (refused !== undefined) requests.refuse(refused);
  }

  /** Spans may outlive their trace; the instance waits for them. */
  async #finish({ api, hear, instanceId, requests }: SpanScope): Promise<void> {
    const end = this.#end;
    if (end === undefined || this.#finished || this.#spans.open > 0) return;
    const body = { status: finishStatusOf(end.status), timestamp: timestamp(end.endTime!) };
    const key = idempotencyKey('instance-finish', this.traceId);
    const refused = await unlessDone(requests.send((signal) => api.finish(instanceId, body, key, signal)), hear);
    if (refused !== undefined) requests.refuse(refused);
    this.#finished = true;
  }

  #hear = ({ terminated }: Reply): void => {
    if (terminated !== undefined) this.#host.terminations.hear({ traceId: this.traceId, instanceId: this.#id!, reason: terminated.reason });
  };
}

function refuseScores({ scores, traceId }: TraceWork, requests: Requests): void {
  for (const { name } of scores) requests.refuse(`the score \`${name}\` is of \`${traceId.slice(0, 60)}\`, which is no trace id`);
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Refused)) throw error;
}
