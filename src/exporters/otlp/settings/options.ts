import { FactoryOptions } from '../../factory-options.js';
import { parseDestination, underPath } from '../../http/destination.js';
import { checkHeaders } from '../../http/headers.js';
import { MAX_TIMEOUT_MS } from './environment.js';
import type { Expected } from '../../factory-options.js';
import type { Headers } from '../../http/headers.js';
import type { TlsOptions } from '../../http/tls-options.js';
import type { EnvironmentSettings } from './environment.js';
import type { ResourceAttributes } from './resource.js';

/** Options of `otlp()`. Each that is not given comes from OpenTelemetry's variables, then from its default. */
export interface OtlpOptions {
  /**
   * Where traces are posted to, such as `https://collector.example.com/v1/traces`. An address without a path gets
   * `/v1/traces`. Default `http://localhost:4318/v1/traces`. `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`, `OTEL_EXPORTER_OTLP_ENDPOINT`
   */
  readonly url?: string | URL;
  /** Sent with each request, beside those of the variables. `OTEL_EXPORTER_OTLP_TRACES_HEADERS`, `OTEL_EXPORTER_OTLP_HEADERS` */
  readonly headers?: Readonly<Record<string, string>>;
  /** Default `protobuf`. `OTEL_EXPORTER_OTLP_TRACES_PROTOCOL`, `OTEL_EXPORTER_OTLP_PROTOCOL` */
  readonly protocol?: 'protobuf' | 'json';
  /** Compress requests. Default `false`. `OTEL_EXPORTER_OTLP_TRACES_COMPRESSION`, `OTEL_EXPORTER_OTLP_COMPRESSION` */
  readonly gzip?: boolean;
  /** Milliseconds for one request. Default 10,000. `OTEL_EXPORTER_OTLP_TRACES_TIMEOUT`, `OTEL_EXPORTER_OTLP_TIMEOUT` */
  readonly timeoutMs?: number;
  /** Requests at the same time, 1 to 64. Default 4. */
  readonly concurrency?: number;
  /** Write OpenInference's attributes beside those of the GenAI conventions. Default `true`. */
  readonly openInference?: boolean;
  /** Attributes of the resource, such as `service.name`. `OTEL_RESOURCE_ATTRIBUTES`, `OTEL_SERVICE_NAME` */
  readonly resource?: ResourceAttributes;
  /** Certificates, in PEM. `OTEL_EXPORTER_OTLP_CERTIFICATE`, `…_CLIENT_KEY`, `…_CLIENT_CERTIFICATE`, also with `TRACES_` (file names) */
  readonly tls?: TlsOptions;
  /** Unique among the configured exporters. Default `otlp`. */
  readonly name?: string;
}

/** Options with everything filled in. */
export interface OtlpSettings {
  readonly name: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly protocol: 'protobuf' | 'json';
  readonly gzip: boolean;
  readonly timeoutMs: number;
  readonly concurrency: number;
  readonly openInference: boolean;
  readonly resource: ResourceAttributes;
  readonly tls: TlsOptions;
}

const NAMES: readonly (keyof OtlpOptions)[] = ['url', 'headers', 'protocol', 'gzip', 'timeoutMs', 'concurrency', 'openInference', 'resource', 'tls', 'name'];
const DEFAULT_URL = 'http://localhost:4318/v1/traces';

const NAME: Expected<string> = { words: 'a string that is not empty', fits: (value): value is string => typeof value === 'string' && value !== '' };
const BOOLEAN: Expected<boolean> = { words: 'true or false', fits: (value) => typeof value === 'boolean' };
const PROTOCOL: Expected<'protobuf' | 'json'> = { words: '`protobuf` or `json`', fits: (value) => value === 'protobuf' || value === 'json' };
const TIMEOUT: Expected<number> = { words: `a number from 1 to ${MAX_TIMEOUT_MS}`, fits: (value): value is number => typeof value === 'number' && value >= 1 && value <= MAX_TIMEOUT_MS };
const CONCURRENCY: Expected<number> = { words: 'a whole number from 1 to 64', fits: (value): value is number => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 64 };
const HEADERS: Expected<Headers> = { words: 'an object of strings', fits: (value) => isObject(value), secret: true };
const URL_TEXT: Expected<string | URL> = { words: 'a URL', fits: (value) => typeof value === 'string' || value instanceof URL, secret: true };
const TLS: Expected<TlsOptions> = { words: 'an object with `ca`, `key` and `cert` in PEM', fits: (value) => isObject(value), secret: true };
const RESOURCE: Expected<ResourceAttributes> = {
  words: 'an object of strings, numbers, booleans and lists of strings',
  fits: (value): value is ResourceAttributes => isObject(value) && Object.values(value).every(isAttribute),
};

/** Options over variables over defaults; throws a `FiligreeError` that names the first bad option, never a header's value. */
export function resolveOptions(options: OtlpOptions, env: EnvironmentSettings): OtlpSettings {
  const given = new FactoryOptions('otlp', options, {}, NAMES);
  return {
    name: given.get('name', NAME) ?? 'otlp',
    url: address(given.get('url', URL_TEXT)) ?? new URL(env.url ?? DEFAULT_URL),
    headers: { ...env.headers, ...sendable(given.get('headers', HEADERS) ?? {}) },
    protocol: given.get('protocol', PROTOCOL) ?? env.protocol ?? 'protobuf',
    gzip: given.get('gzip', BOOLEAN) ?? env.gzip ?? false,
    timeoutMs: given.get('timeoutMs', TIMEOUT) ?? env.timeoutMs ?? 10_000,
    concurrency: given.get('concurrency', CONCURRENCY) ?? 4,
    openInference: given.get('openInference', BOOLEAN) ?? true,
    resource: { ...env.resource, ...given.get('resource', RESOURCE) },
    tls: { ...env.tls, ...given.get('tls', TLS) },
  };
}

/** An address without a path is that of the server: every server of OTLP takes traces at `/v1/traces`. */
function address(given: string | URL | undefined): URL | undefined {
  if (given === undefined) return undefined;
  const url = parseDestination(String(given), 'otlp({ url })');
  return url.pathname === '/' ? underPath(url, 'v1/traces') : url;
}

function sendable(headers: Headers): Headers {
  checkHeaders(headers, 'otlp({ headers })');
  return headers;
}

function isObject(value: unknown): value is Record<string, never> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAttribute(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return ['string', 'number', 'boolean'].includes(typeof value);
}
