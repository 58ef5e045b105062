import { idempotencyKey } from './keys.js';
import { KnownSpans } from './known-spans.js';
import { parentsFirst } from './parents-first.js';
import { Refused } from './refused.js';
import { settleAll } from './settle-all.js';
import { creationOf, finishOf } from './span-request.js';
import { unlessDone } from './unless-done.js';
import type { Created, PrefactorApi } from './api.js';
import type { PayloadRecord } from './payload.js';
import type { Reply } from './reply.js';
import type { Requests } from './requests.js';
import type { SpanTypes } from './schema.js';
import type { SpanDetails } from './wire.js';

/** What the spans of one batch need of the instance that they belong to. */
export interface SpanScope {
  readonly api: PrefactorApi;
  readonly requests: Requests;
  readonly instanceId: string;
  readonly types: SpanTypes;
  /** The trace's own span, by its id among ours, under which others hang; absent where there is none. */
  readonly rootId: string | undefined;
  /** This process was told of the trace itself, so also of all that was open in it; else another process was. */
  readonly told: boolean;
  hear(reply: Reply): void;
  assign(localId: string, remoteId: string): void;
  /** Asks the API whether the instance takes spans no more because it was terminated. */
  isTerminated(): Promise<boolean>;
}

interface Parent {
  readonly id: string | null;
  /** Our id of the parent that a span should have had. */
  readonly missing?: string;
}

/** The spans of one agent instance: created after their parents, finished once. */
export class InstanceSpans {
  readonly #known = new KnownSpans();
  readonly #adoptions = new Map<string, Promise<void>>();

  /** How many have begun and are not over. */
  get open(): number {
    return this.#known.open;
  }

  /** Prefactor's id of a span. */
  idOf(spanId: string): string | undefined {
    return this.#known.get(spanId)?.id;
  }

  /** Forgets the oldest that are over, but for `most`. */
  prune(most: number): void {
    this.#known.prune(most);
  }

  /** Parents first. Of a span that began and ended in one batch only the end is sent, which has it all. */
  async create(started: readonly PayloadRecord[], ended: readonly PayloadRecord[], scope: SpanScope): Promise<void> {
    const over = new Set(ended.map(({ spanId }) => spanId));
    const all = [...started.filter(({ spanId }) => !over.has(spanId)), ...ended];
    const spans = all.filter(({ spanId }) => this.#known.get(spanId) === undefined);
    const creations = new Map<string, Promise<void>>();
    const given = new Set(spans.map(({ spanId }) => spanId));
    // A span whose parent is not there may come to hang under the root.
    const afterWhom = (span: PayloadRecord) => [parentIdOf(span, scope), scope.rootId].find((id) => id !== undefined && id !== span.spanId && given.has(id));
    for (const span of parentsFirst(spans, afterWhom)) {
      const before = creations.get(afterWhom(span) ?? '');
      creations.set(span.spanId, this.#createAfter(before, span, over.has(span.spanId), scope));
    }
    await settleAll([...creations.values()]);
  }

  async finish(ended: readonly PayloadRecord[], scope: SpanScope): Promise<void> {
    await settleAll(ended.map((span) => this.#finish(span, scope)));
  }

  countRefusals(records: readonly PayloadRecord[], { requests }: SpanScope): void {
    for (const { spanId } of records) {
      const refused = this.#known.get(spanId)?.refused;
      if (refused !== undefined) requests.refuse(refused);
    }
  }

  async #createAfter(before: Promise<void> | undefined, span: PayloadRecord, ended: boolean, scope: SpanScope): Promise<void> {
    await before;
    const parent = await this.#parentOf(span, scope);
    const placement = { instanceId: scope.instanceId, schemaName: scope.types.nameOf(span), parentId: parent.id, missingParent: parent.missing };
    try {
      this.#known.created(span, await post(span.spanId, creationOf(span, ended, placement), scope));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.#creationRefused(span, parent, error, scope);
    }
  }

  /** A terminated instance takes no more spans, and that is the fault of none. */
  async #creationRefused({ spanId }: PayloadRecord, parent: Parent, { message, status }: Refused, scope: SpanScope): Promise<void> {
    if (status === 409 && (await scope.isTerminated())) this.#known.passedOver(spanId, parent.id);
    else this.#known.refused(spanId, message, parent.id);
  }

  /**
   * The journal tells the start of whatever is open before the ends of what is in it, so a parent is known or in the same
   * batch. It is neither where a dead process was told of it: then its key finds it. Nor where it is a span of another
   * program, or a prepared span that has not begun: then the span hangs under the root, and its payload says so.
   */
  async #parentOf(span: PayloadRecord, scope: SpanScope): Promise<Parent> {
    const parentId = parentIdOf(span, scope);
    if (parentId === undefined) return { id: null };
    if (!scope.told && this.#known.get(parentId) === undefined && span.neverStarted !== true) await this.#adopt(parentId, span, scope);
    const known = this.#known.get(parentId);
    if (known?.id !== undefined) return { id: known.id };
    const root = scope.rootId === undefined ? undefined : this.idOf(scope.rootId);
    return { id: known?.standIn ?? root ?? null, ...(parentId !== scope.rootId && { missing: parentId }) };
  }

  /** Siblings ask at the same time. */
  #adopt(spanId: string, child: PayloadRecord, scope: SpanScope): Promise<void> {
    const adoption = this.#adoptions.get(spanId) ?? this.#find(spanId, child, scope).finally(() => this.#adoptions.delete(spanId));
    this.#adoptions.set(spanId, adoption);
    return adoption;
  }

  /** The API answers to a key that it knows with what it has under it, whatever else stands in the request. */
  async #find(spanId: string, { startTime, traceId }: PayloadRecord, scope: SpanScope): Promise<void> {
    const record: PayloadRecord = { spanId, traceId, name: 'unknown', kind: 'OTHER', status: 'RUNNING', startTime };
    const placement = { instanceId: scope.instanceId, schemaName: scope.types.nameOf(record), parentId: null };
    try {
      this.#known.adopted(spanId, await post(spanId, creationOf(record, false, placement), scope));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }

  async #finish(record: PayloadRecord, { api, hear, requests }: SpanScope): Promise<void> {
    const span = this.#known.get(record.spanId);
    if (span?.id === undefined || span.over) return;
    const { id, inputsSent } = span;
    const key = idempotencyKey('span-finish', record.spanId);
    span.refused = await unlessDone(requests.send((signal) => api.finishSpan(id, finishOf(record, inputsSent), key, signal)), hear);
    this.#known.finished(span);
  }
}

async function post(spanId: string, details: SpanDetails, { api, assign, hear, requests, rootId }: SpanScope): Promise<Created> {
  const created = await requests.send((signal) => api.createSpan(details, idempotencyKey('span-create', spanId), signal));
  hear(created);
  // The trace's own span goes by the trace's id, and that one stands for the instance.
  if (spanId !== rootId) assign(spanId, created.id);
  return created;
}

function parentIdOf({ parentSpanId, spanId }: PayloadRecord, { rootId }: SpanScope): string | undefined {
  return parentSpanId ?? (spanId === rootId ? undefined : rootId);
}
