import { readFileSync } from 'node:fs';
import { parseDestination, underPath } from '../../http/destination.js';
import { checkHeaders } from '../../http/headers.js';
import { checkTls } from '../../http/tls-options.js';
import { parseKeyValueList } from './key-value-list.js';
import type { Headers } from '../../http/headers.js';
import type { TlsOptions } from '../../http/tls-options.js';
import type { ResourceAttributes } from './resource.js';

/** What the variables of OpenTelemetry say; absent where they say nothing, or nothing that can be used. */
export interface EnvironmentSettings {
  readonly url: string | undefined;
  readonly headers: Headers;
  readonly protocol: 'protobuf' | 'json' | undefined;
  readonly gzip: boolean | undefined;
  readonly timeoutMs: number | undefined;
  readonly tls: TlsOptions;
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
    tls: read.tls(),
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
    const own = this.#address('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT');
    if (own !== undefined) return own.href;
    const base = this.#address('OTEL_EXPORTER_OTLP_ENDPOINT');
    return base === undefined ? undefined : underPath(base, 'v1/traces').href;
  }

  /** Both lists count; one header in both is the one for traces, as in the SDKs. */
  headers(): Headers {
    return { ...this.#headers('OTEL_EXPORTER_OTLP_HEADERS'), ...this.#headers('OTEL_EXPORTER_OTLP_TRACES_HEADERS') };
  }

  #headers(name: string): Headers {
    return Object.fromEntries(Object.entries(this.#list(name)).filter(([header, value]) => this.#isSendable(name, header, value)));
  }

  #isSendable(name: string, header: string, value: string): boolean {
    try {
      checkHeaders({ [header]: value }, name);
      return true;
    } catch (error) {
      this.warnings.push(`environment variable ${(error as Error).message}; it is left out`);
      return false;
    }
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

  /** Certificates that cannot be used are told here: a variable must not keep a program from starting. */
  tls(): TlsOptions {
    const tls = { ca: this.#file('CERTIFICATE'), key: this.#file('CLIENT_KEY'), cert: this.#file('CLIENT_CERTIFICATE') };
    try {
      return checkTls(tls);
    } catch (error) {
      this.#warn('OTEL_EXPORTER_OTLP_CERTIFICATE', `it, \`…_CLIENT_KEY\` and \`…_CLIENT_CERTIFICATE\` to name files in PEM that belong together; they count as not set (${(error as Error).message})`);
      return {};
    }
  }

  #file(setting: string): Buffer | undefined {
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

  #address(name: string): URL | undefined {
    const text = this.#text(name);
    if (text === undefined) return undefined;
    try {
      return parseDestination(text, name);
    } catch {
      this.#warn(name, 'a URL that begins with `http://` or `https://`; it counts as not set');
      return undefined;
    }
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
