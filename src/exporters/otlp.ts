import { ExportError } from './export-error.js';
import { JsonWriter } from './otlp/json/writer.js';
import { KnownTraces } from './otlp/known-traces.js';
import { newMapping } from './otlp/mapping/mapping.js';
import { ProtobufWriter } from './otlp/protobuf/writer.js';
import { Sender } from './otlp/sender.js';
import { readEnvironment } from './otlp/settings/environment.js';
import { resolveOptions } from './otlp/settings/options.js';
import { Resources } from './otlp/settings/resource.js';
import { writeBatch } from './otlp/write-batch.js';
import type { Mapping } from './otlp/mapping/mapping.js';
import type { OtlpOptions } from './otlp/settings/options.js';
import type { Batch, Exporter } from './exporter.js';

export type { OtlpOptions } from './otlp/settings/options.js';
export type { ResourceAttributes } from './otlp/settings/resource.js';

/** Beyond the time for one request, for what stands around it: waiting for a connection, compressing. */
const AROUND_A_REQUEST_MS = 5000;

/** A program that makes thousands of spans a second fills a batch in this time, and nobody who looks on notices it. */
const FILL_MS = 50;
const MAX_BATCH = 512;

/**
 * Sends traces over OTLP/HTTP to an OpenTelemetry Collector, Jaeger, Tempo, Phoenix, Langfuse or any other backend that
 * takes it. Options that are not given come from OpenTelemetry's own environment variables (`OTEL_EXPORTER_OTLP_*`,
 * `OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES`).
 *
 * Throws a `FiligreeError` that names the first unknown option or bad value. A bad variable is told and counts as not set.
 *
 * @example
 * ```ts
 * import { configure } from 'filigree';
 * import { otlp } from 'filigree/exporters/otlp';
 *
 * configure({ project: 'support', exporters: [otlp({ url: 'http://localhost:4318', gzip: true })] });
 * ```
 */
export function otlp(options: OtlpOptions = {}): Exporter {
  return make(options, process.env);
}

/**
 * The exporter that the environment asks for: one when `OTEL_EXPORTER_OTLP_ENDPOINT` or `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`
 * is set, unless `OTEL_SDK_DISABLED` is `true` or `OTEL_TRACES_EXPORTER` names others only.
 */
export function otlpFromEnvironment(env: Readonly<Record<string, string | undefined>>): Exporter | undefined {
  const isSet = (name: string) => Boolean(env[name]?.trim());
  if (!isSet('OTEL_EXPORTER_OTLP_ENDPOINT') && !isSet('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT')) return undefined;
  if (env['OTEL_SDK_DISABLED']?.trim().toLowerCase() === 'true') return undefined;
  const chosen = (env['OTEL_TRACES_EXPORTER'] ?? '').split(',').map((name) => name.trim()).filter((name) => name !== '');
  return chosen.length === 0 || chosen.includes('otlp') ? make({}, env) : undefined;
}

function make(options: OtlpOptions, env: Readonly<Record<string, string | undefined>>): Exporter {
  const fromEnvironment = readEnvironment(env);
  const settings = resolveOptions(options, fromEnvironment);
  const sender = new Sender(settings);
  const known = new KnownTraces(new Resources(settings.resource));
  const mapping = newMapping(settings.protocol === 'json' ? new JsonWriter() : new ProtobufWriter(), settings.openInference);
  return {
    name: settings.name,
    destination: sender.destination,
    // The start of a trace says what its spans need to know of it, long before its end does.
    live: true,
    delivery: { maxBatch: MAX_BATCH, fillMs: FILL_MS, concurrency: settings.concurrency, timeoutMs: settings.timeoutMs + AROUND_A_REQUEST_MS },
    attach({ warn }) {
      for (const warning of fromEnvironment.warnings) warn(warning);
    },
    async export(batch, signal) {
      const request = requestOf(mapping, batch, known);
      if (request !== undefined) return sender.send(request, signal);
    },
    close() {
      sender.close();
    },
  };
}

/** The request for a batch; `undefined` when nothing in it is for this wire. */
function requestOf(mapping: Mapping, batch: Batch, known: KnownTraces): Uint8Array | undefined {
  try {
    writeBatch(mapping, batch, known);
    return mapping.request.spans === 0 ? undefined : mapping.request.finish();
  } catch (error) {
    mapping.request.finish();
    throw new ExportError('invalid', 'a record could not be encoded', { cause: error });
  }
}
