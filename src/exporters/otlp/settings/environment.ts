import { readFileSync } from 'node:fs';
import { parseKeyValueList } from './key-value-list.js';
import type { ResourceAttributes } from './resource.js';

/** What the variables of OpenTelemetry say; absent where they say nothing, or nothing that can be used. */
export interface EnvironmentSettings {
  readonly url: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly protocol: 'protobuf' | 'json' | undefined;
  readonly gzip: boolean | undefined;
  readonly timeoutMs: number | undefined;
  readonly tls: { readonly ca?: Buffer; readonly key?: Buffer; readonly cert?: Buffer };
  readonly resource: ResourceAttributes;
  /** What could not be used. Values are not named: they can be secrets. */
  readonly warnings: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `OTEL_EXPORTER_OTLP_*`, `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES`
 * (https://opentelemetry.io/docs/specs/otel/protocol/exporter/). The variable for traces wins over the general one.
 */
export function readEnvironment(env: Environment): EnvironmentSettings {
  const read = new Variables(env);
  return {
    url: read.url(),
    headers: read.headers(),
    protocol: read.protocol(),
    gzip: read.gzip(),
    timeoutMs: read.timeout(),
    tls: { ca: read.file('CERTIFICATE'), key: read.file('CLIENT_KEY'), cert: read.file('CLIENT_CERTIFICATE') },
    resource: read.resource(),
    warnings: read.warnings,
  };
}

class Variables {
  readonly warnings: string[] = [];
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  /** The address for traces is taken as it is; the general one is the base that `v1/traces` is put behind. */
  url(): string | undefined {
    const own = this.#text('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT');
    if (own !== undefined) return this.#address('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', own)?.href;
    const base = this.#text('OTEL_EXPORTER_OTLP_ENDPOINT');
    const url = base === undefined ? undefined : this.#address('OTEL_EXPORTER_OTLP_ENDPOINT', base);
    if (url === undefined) return undefined;
    url.pathname = `${url.pathname.replace(/\/$/, '')}/v1/traces`;
    return url.href;
  }

  /** Both lists count; one header in both is the one for traces, as in the SDKs. */
  headers(): Readonly<Record<string, string>> {
    return { ...this.#list('OTEL_EXPORTER_OTLP_HEADERS'), ...this.#list('OTEL_EXPORTER_OTLP_TRACES_HEADERS') };
  }

  protocol(): 'protobuf' | 'json' | undefined {
    const [name, text] = this.#specific('PROTOCOL');
    if (text === 'http/json') return 'json';
    if (text === 'grpc') this.#warn(name, '`http/protobuf` or `http/json`, got `grpc`, which filigree does not speak; `http/protobuf` is used, most often on port 4318 instead of 4317');
    else if (text !== undefined && text !== 'http/protobuf') this.#warn(name, '`http/protobuf` or `http/json`; it counts as not set');
    return text === undefined ? undefined : 'protobuf';
  }

  gzip(): boolean | undefined {
    const [name, text] = this.#specific('COMPRESSION');
    if (text === undefined || text === 'gzip' || text === 'none') return text === undefined ? undefined : text === 'gzip';
    this.#warn(name, '`gzip` or `none`; it counts as not set');
    return undefined;
  }

  timeout(): number | undefined {
    const [name, text] = this.#specific('TIMEOUT');
    if (text === undefined) return undefined;
    const milliseconds = Number(text);
    if (milliseconds >= 1 && milliseconds <= MAX_TIMEOUT_MS) return milliseconds;
    this.#warn(name, `milliseconds from 1 to ${MAX_TIMEOUT_MS}; it counts as not set`);
    return undefined;
  }

  file(setting: string): Buffer | undefined {
    const [name, path] = this.#specific(setting);
    if (path === undefined) return undefined;
    try {
      return readFileSync(path);
    } catch (error) {
      this.#warn(name, `a file that can be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); it counts as not set`);
      return undefined;
    }
  }

  resource(): ResourceAttributes {
    const listed = this.#list('OTEL_RESOURCE_ATTRIBUTES');
    const service = this.#text('OTEL_SERVICE_NAME');
    return service === undefined ? listed : { ...listed, 'service.name': service };
  }

  #list(name: string): Readonly<Record<string, string>> {
    const { entries, malformed } = parseKeyValueList(this.#text(name) ?? '');
    for (const key of malformed) this.#warn(name, `\`key=value,…\` with percent-encoded values; its entry \`${key}\` is left out`);
    return entries;
  }

  #address(name: string, text: string): URL | undefined {
    const url = URL.parse?.(text) ?? (URL.canParse(text) ? new URL(text) : undefined);
    if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
    this.#warn(name, 'an address that begins with `http://` or `https://`; it counts as not set');
    return undefined;
  }

  #specific(setting: string): [name: string, text: string | undefined] {
    const own = `OTEL_EXPORTER_OTLP_TRACES_${setting}`;
    if (this.#text(own) !== undefined) return [own, this.#text(own)];
    const general = `OTEL_EXPORTER_OTLP_${setting}`;
    return [general, this.#text(general)];
  }

  /** An empty variable is one that is not set. */
  #text(name: string): string | undefined {
    return this.#env[name]?.trim() || undefined;
  }

  #warn(name: string, expected: string): void {
    this.warnings.push(`environment variable \`${name}\`: expected ${expected}`);
  }
}

/** Longer times overflow Node's timers. */
export const MAX_TIMEOUT_MS = 2 ** 31 - 1;
