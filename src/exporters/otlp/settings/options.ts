import { FiligreeError, show } from '../../../errors.js';
import { MAX_TIMEOUT_MS } from './environment.js';
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
  readonly tls?: { readonly ca?: string | Buffer; readonly key?: string | Buffer; readonly cert?: string | Buffer };
  /** Unique among the configured exporters. Default `otlp`. */
  readonly name?: string;
}

/** Options with everything filled in. */
export interface OtlpSettings {
  readonly name: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly protocol: 'protobuf' | 'json';
  readonly gzip: boolean;
  readonly timeoutMs: number;
  readonly concurrency: number;
  readonly openInference: boolean;
  readonly resource: ResourceAttributes;
  readonly tls: NonNullable<OtlpOptions['tls']>;
}

const NAMES: readonly (keyof OtlpOptions)[] = ['url', 'headers', 'protocol', 'gzip', 'timeoutMs', 'concurrency', 'openInference', 'resource', 'tls', 'name'];
const DEFAULT_URL = 'http://localhost:4318/v1/traces';

/** Characters that HTTP allows in the name and in the value of a header (RFC 9110, 5.5 and 5.6.2). */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Options over variables over defaults; throws a `FiligreeError` that names the first bad option, never a header's value. */
export function resolveOptions(options: OtlpOptions, env: EnvironmentSettings): OtlpSettings {
  checkNames(options);
  const { concurrency, gzip, name, openInference, protocol, timeoutMs, tls } = options;
  return {
    name: checked('name', name, 'a string that is not empty', isText) ?? 'otlp',
    url: address(options.url) ?? new URL(env.url ?? DEFAULT_URL),
    headers: { ...env.headers, ...headersOf(options.headers) },
    protocol: checked('protocol', protocol, '`protobuf` or `json`', (value) => value === 'protobuf' || value === 'json') ?? env.protocol ?? 'protobuf',
    gzip: checked('gzip', gzip, 'true or false', isBoolean) ?? env.gzip ?? false,
    timeoutMs: checked('timeoutMs', timeoutMs, `a number from 1 to ${MAX_TIMEOUT_MS}`, within(1, MAX_TIMEOUT_MS)) ?? env.timeoutMs ?? 10_000,
    concurrency: checked('concurrency', concurrency, 'a whole number from 1 to 64', (value) => Number.isInteger(value) && within(1, 64)(value)) ?? 4,
    openInference: checked('openInference', openInference, 'true or false', isBoolean) ?? true,
    resource: { ...env.resource, ...checked('resource', options.resource, 'an object of texts, numbers, booleans and lists of texts', isAttributes) },
    tls: { ...env.tls, ...checked('tls', tls, 'an object with `ca`, `key` and `cert` in PEM', isObject) },
  };
}

function checkNames(options: OtlpOptions): void {
  if (!isObject(options)) throw new FiligreeError('FILIGREE_BAD_OPTION', `\`otlp\`: expected an object of options, got ${show(options)}`);
  const unknown = Object.keys(options).find((name) => !NAMES.includes(name as keyof OtlpOptions));
  if (unknown === undefined) return;
  throw new FiligreeError('FILIGREE_UNKNOWN_OPTION', `\`otlp\`: \`${unknown}\` is not an option; there are ${NAMES.map((name) => `\`${name}\``).join(', ')}`);
}

function checked<T>(option: string, value: T | undefined, expected: string, test: (value: unknown) => boolean): T | undefined {
  if (value === undefined || test(value)) return value;
  throw bad(option, expected, show(value));
}

function bad(option: string, expected: string, got: string): FiligreeError {
  return new FiligreeError('FILIGREE_BAD_OPTION', `\`otlp\`: expected \`${option}\` to be ${expected}, got ${got}`);
}

/** An address without a path is that of the server: every server of OTLP takes traces at `/v1/traces`. */
function address(given: unknown): URL | undefined {
  if (given === undefined) return undefined;
  const text = String(given);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // Not shown: it can hold a password or a key.
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw bad('url', 'an address that begins with `http://` or `https://`', 'something else');
  if (url.pathname === '/') url.pathname = '/v1/traces';
  return url;
}

function headersOf(given: unknown): Readonly<Record<string, string>> {
  if (given === undefined) return {};
  if (!isObject(given)) throw bad('headers', 'an object of texts', show(given));
  for (const [name, value] of Object.entries(given)) checkHeader(name, value);
  return given as Readonly<Record<string, string>>;
}

function checkHeader(name: string, value: unknown): void {
  if (!HEADER_NAME.test(name)) throw bad('headers', 'an object with names that HTTP allows', show(name));
  if (typeof value !== 'string' || !HEADER_VALUE.test(value)) throw bad(`headers.${name}`, 'a text without control characters', 'something else');
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function within(least: number, most: number): (value: unknown) => boolean {
  return (value) => typeof value === 'number' && value >= least && value <= most;
}

function isAttributes(value: unknown): boolean {
  return isObject(value) && Object.values(value as object).every(isAttribute);
}

function isAttribute(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return ['string', 'number', 'boolean'].includes(typeof value);
}
