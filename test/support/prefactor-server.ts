import { RecordingServer } from './recording-server.js';
import type { Recorded, Reply } from './recording-server.js';

type Status = 'pending' | 'active' | 'complete' | 'failed' | 'cancelled' | 'terminated';
type Body = Record<string, any>;

export interface StoredInstance {
  id: string;
  status: Status;
  registration: Body;
  started_at?: string;
  finished_at?: string;
  termination_reason: string | null;
  qualities: Record<string, Body>;
}

export interface StoredSpan {
  id: string;
  agent_instance_id: string;
  parent_span_id: string | null;
  schema_name: string;
  status: Status;
  payload: Body;
  result_payload: Body | null;
  started_at?: string;
  finished_at?: string;
  sensitive: boolean;
}

const SERVER_TIME = '2026-01-01T00:00:00.000Z';

/** What the API says besides; its Python client insists on it. */
const COMMON = { account_id: 'account', agent_id: 'agent', inserted_at: SERVER_TIME, updated_at: SERVER_TIME, started_at: null, finished_at: null };
const SPAN = { type: 'agent_span', schema_title: null, summary: null };
const INSTANCE = {
  type: 'agent_instance',
  agent_version_id: 'version',
  environment_id: 'environment',
  agent_deployment_id: 'deployment',
  span_counts: { total: 0, pending: 0, active: 0, complete: 0, failed: 0, cancelled: 0, finished: 0 },
};

const FINAL: readonly unknown[] = ['complete', 'failed', 'cancelled', 'terminated'];
const NEXT: Record<string, readonly unknown[]> = { pending: ['cancelled'], active: ['complete', 'failed', 'cancelled'] };
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** A time that says its zone; the API refuses others. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** An answer that is no success; thrown by the operations. */
class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * A stand-in for Prefactor's API with its state machine, written from what its own SDKs send and read: instances and spans
 * with ids of its own, one result a key, 409 for a step from the wrong state. Stricter than the real one where that is
 * not known to refuse: what it then finds is kept in `violations`.
 */
export class PrefactorServer {
  readonly instances = new Map<string, StoredInstance>();
  readonly spans = new Map<string, StoredSpan>();
  readonly violations: string[] = [];
  /** One for each request. */
  readonly answers: Reply[] = [];
  /** Answers in the place of the API; `after`: once the API has done its work, which is then not heard of. */
  fault: ((request: Recorded) => { reply: Reply; after?: boolean } | undefined) | undefined;
  token = 'secret-token';
  /**
   * Takes operations without a key, without a time (then the server's own counts), and on instances that have not begun:
   * Prefactor's own SDKs send all of these.
   */
  lenient = false;
  readonly #answers = new Map<string, Body>();
  readonly #http: RecordingServer;
  #ids = 0;

  private constructor(http: RecordingServer) {
    this.#http = http;
    http.answer = (request) => this.#answer(request);
  }

  static async start(): Promise<PrefactorServer> {
    return new PrefactorServer(await RecordingServer.start());
  }

  get url(): string {
    return this.#http.url;
  }

  get requests(): readonly Recorded[] {
    return this.#http.requests;
  }

  /** `METHOD path` of every request, ids left out. */
  get paths(): string[] {
    return this.requests.map(({ method, path }) => `${method} ${path.replace('/api/v1', '').replace(/\/[0-7][0-9a-z]{31}/, '/:id')}`);
  }

  /** What an operator does: ends the instance and closes what is open in it. */
  terminate(instance: StoredInstance, reason: string): void {
    instance.status = 'terminated';
    instance.termination_reason = reason;
    for (const span of this.spans.values()) if (span.agent_instance_id === instance.id && !FINAL.includes(span.status)) span.status = 'terminated';
  }

  spanNamed(name: string): StoredSpan {
    const found = [...this.spans.values()].filter(({ payload }) => payload['name'] === name);
    if (found.length !== 1) throw new Error(`there are ${found.length} spans called ${name}`);
    return found[0]!;
  }

  get onlyInstance(): StoredInstance {
    if (this.instances.size !== 1) throw new Error(`there are ${this.instances.size} instances`);
    return [...this.instances.values()][0]!;
  }

  stop(): Promise<void> {
    return this.#http.stop();
  }

  #answer(request: Recorded): Reply {
    const answer = this.#answerOf(request);
    this.answers[this.requests.indexOf(request)] = answer;
    return answer;
  }

  #answerOf(request: Recorded): Reply {
    const fault = this.fault?.(request);
    if (fault !== undefined && fault.after !== true) return fault.reply;
    const reply = this.#handle(request);
    return fault?.reply ?? reply;
  }

  #handle(request: Recorded): Reply {
    try {
      if (request.headers.authorization !== `Bearer ${this.token}`) throw new Refusal(401, 'bad_authtoken', 'the token is not known');
      if (request.method === 'POST' && request.headers['content-type'] !== 'application/json') throw new Refusal(400, 'bad_request', 'no JSON');
      const body: Body = request.method === 'GET' ? {} : request.json;
      return { status: 200, body: this.#once(body['idempotency_key'], request, () => this.#route(request, body)) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: { status: 'error', code: error.code, message: error.message } };
    }
  }

  /** The second request with a key gets the first one's answer, and nothing else happens. */
  #once(key: unknown, { method, path }: Recorded, work: () => Body): Body {
    if (method === 'GET' || (this.lenient && key === undefined)) return work();
    if (typeof key !== 'string' || key.length < 8 || key.length > 64) throw new Refusal(422, 'validation_errors', `bad idempotency_key ${String(key)}`);
    const place = `${path} ${key}`;
    const known = this.#answers.get(place);
    if (known !== undefined) return known;
    const answer = structuredClone(work());
    this.#answers.set(place, answer);
    return answer;
  }

  #route({ method, path }: Recorded, body: Body): Body {
    if (path === '/api/v1/ping') return { status: 'success', details: {} };
    const [, kind, id, action] = /^\/api\/v1\/(agent_instance|agent_spans)(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(path) ?? [];
    if (kind === 'agent_instance' && id === 'register') return this.#said(this.#register(body));
    if (kind === 'agent_spans' && id === undefined) return this.#said(this.#create(body['details'] ?? {}));
    if (kind === 'agent_spans' && action === 'finish') return this.#said(this.#finishSpan(this.#span(id!), body));
    const instance = this.#instance(id!);
    if (method === 'GET' && action === undefined) return this.#said(instance);
    if (action === 'start') return this.#said(this.#startInstance(instance, body));
    if (action === 'finish') return this.#said(this.#finishInstance(instance, body));
    if (action === 'record_quality') return this.#said(this.#judge(instance, body));
    throw new Refusal(404, 'not_found', path);
  }

  #register(body: Body): StoredInstance {
    const { agent_schema_version: schema, agent_version: version } = body;
    if (!version?.external_identifier || !version?.name) throw new Refusal(422, 'validation_errors', 'agent_version is required');
    const types: Body[] = schema?.span_type_schemas ?? [];
    if (types.some(({ name, params_schema: params }) => typeof name !== 'string' || typeof params !== 'object')) throw new Refusal(422, 'validation_errors', 'bad span_type_schemas');
    const same = [...this.instances.values()].find(({ registration }) => registration['agent_schema_version'].external_identifier === schema.external_identifier);
    if (same && JSON.stringify(same.registration['agent_schema_version']) !== JSON.stringify(schema)) throw new Refusal(409, 'conflict', 'another schema under the same identifier');
    const instance: StoredInstance = { id: this.#newId(), status: 'pending', registration: body, termination_reason: null, qualities: {} };
    this.instances.set(instance.id, instance);
    return instance;
  }

  #startInstance(instance: StoredInstance, { timestamp }: Body): StoredInstance {
    if (instance.status !== 'pending' && !this.lenient) throw new Refusal(409, 'invalid_action', `the instance is ${instance.status}`);
    Object.assign(instance, { status: 'active', started_at: this.#time(timestamp) });
    return instance;
  }

  #finishInstance(instance: StoredInstance, { status = 'complete', timestamp }: Body): StoredInstance {
    if ((instance.status !== 'active' && !this.lenient) || !NEXT['active']!.includes(status)) throw new Refusal(409, 'invalid_action', `the instance is ${instance.status}`);
    const open = [...this.spans.values()].filter(({ agent_instance_id: of, status: its }) => of === instance.id && !FINAL.includes(its));
    for (const { payload } of open) this.violations.push(`the instance was finished before ${payload['name']}`);
    Object.assign(instance, { status, finished_at: this.#time(timestamp) });
    return instance;
  }

  #create(details: Body): StoredSpan {
    const { agent_instance_id: of, finished_at, parent_span_id: parent = null, payload, result_payload = null, schema_name, started_at, status } = details;
    const instance = this.#instance(of);
    if (instance.status !== 'active' && !this.lenient) throw new Refusal(409, 'invalid_action', `the instance is ${instance.status}`);
    if (!['pending', 'active', 'complete', 'failed'].includes(status)) throw new Refusal(422, 'validation_errors', `a span cannot be created as ${status}`);
    if (typeof payload !== 'object' || typeof schema_name !== 'string') throw new Refusal(422, 'validation_errors', 'payload and schema_name are required');
    if (parent !== null && this.spans.get(parent)?.agent_instance_id !== of) throw new Refusal(422, 'validation_errors', `no parent ${parent}`);
    const types: Body[] = instance.registration['agent_schema_version'].span_type_schemas;
    if (!types.some(({ name }) => name === schema_name)) this.violations.push(`${schema_name} is not declared`);
    if (JSON.stringify(details).includes('$sensitive') !== (details['sensitive_encoding'] === true)) this.violations.push('sensitive_encoding is wrong');
    if (status !== 'pending') this.#time(started_at);
    if (FINAL.includes(status) && this.#time(finished_at) < started_at) this.violations.push('a span ends before it begins');
    const span: StoredSpan = { id: this.#newId(), agent_instance_id: of, parent_span_id: parent, schema_name, status, payload, result_payload, started_at, finished_at, sensitive: details['sensitive_encoding'] === true };
    this.spans.set(span.id, span);
    return span;
  }

  #finishSpan(span: StoredSpan, body: Body): StoredSpan {
    const { result_payload, sensitive_encoding, status = 'complete', timestamp } = body;
    if (NEXT[span.status]?.includes(status) !== true) throw new Refusal(409, 'invalid_action', `the span is ${span.status}`);
    if (JSON.stringify(body).includes('$sensitive') !== (sensitive_encoding === true)) this.violations.push('sensitive_encoding is wrong');
    Object.assign(span, { status, result_payload: result_payload ?? null, finished_at: this.#time(timestamp), sensitive: span.sensitive || sensitive_encoding === true });
    return span;
  }

  #judge(instance: StoredInstance, { name, payload }: Body): StoredInstance {
    if (typeof name !== 'string' || typeof payload !== 'object') throw new Refusal(422, 'validation_errors', 'name and payload are required');
    instance.qualities[name] = payload;
    return instance;
  }

  #said(details: StoredInstance | StoredSpan): Body {
    const instance = this.instances.get('agent_instance_id' in details ? details.agent_instance_id : details.id)!;
    const control = 'agent_instance_id' in details && instance.status === 'terminated' ? { control: { terminate: true, reason: instance.termination_reason } } : {};
    return { status: 'success', details: { ...COMMON, ...('agent_instance_id' in details ? SPAN : INSTANCE), ...details }, ...control };
  }

  #instance(id: string): StoredInstance {
    const instance = this.instances.get(id);
    if (instance === undefined) throw new Refusal(404, 'not_found', `no agent instance ${id}`);
    return instance;
  }

  #span(id: string): StoredSpan {
    const span = this.spans.get(id);
    if (span === undefined) throw new Refusal(404, 'not_found', `no span ${id}`);
    return span;
  }

  #time(time: unknown): string {
    if (this.lenient && time === undefined) return SERVER_TIME;
    if (typeof time !== 'string' || !TIME.test(time) || Number.isNaN(Date.parse(time))) throw new Refusal(422, 'validation_errors', `bad time ${String(time)}`);
    return time;
  }

  /** A PFID: time, partition and a counter in the place of chance, in lower-case Crockford base32. */
  #newId(): string {
    let rest = (this.#ids += 1);
    let tail = '';
    for (; tail.length < 16; rest = Math.floor(rest / 32)) tail = ALPHABET[rest % 32] + tail;
    return `01kzzzzzzz00000k${tail}`;
  }
}
