import { Instances } from './instances.js';
import { Requests } from './requests.js';
import { settleAll } from './settle-all.js';
import { workOf } from './trace-work.js';
import type PQueue from 'p-queue';
import type { Batch, ExportResult } from '../exporter.js';
import type { InstanceHost } from './instance.js';

/** Turns batches into requests: the traces of a batch side by side, so many requests at the same time. */
export class PrefactorDelivery {
  readonly instances: Instances;
  readonly #concurrency: number;
  #queue: PQueue | undefined;

  constructor(host: InstanceHost, concurrency: number) {
    this.instances = new Instances(host);
    this.#concurrency = concurrency;
  }

  async take(batch: Batch, signal: AbortSignal): Promise<ExportResult> {
    const requests = new Requests((this.#queue ??= await createQueue(this.#concurrency)), signal);
    const work = workOf(batch);
    await settleAll(work.map((traceWork) => this.instances.of(traceWork.traceId).take(traceWork, requests)));
    this.instances.prune(work.map(({ traceId }) => traceId));
    return requests.result(batch.size);
  }
}

/** Loaded at the first batch: a program that records nothing never needs it. */
async function createQueue(concurrency: number): Promise<PQueue> {
  const { default: Queue } = await import('p-queue');
  return new Queue({ concurrency });
}
