import { FiligreeError, show } from './errors.js';
import { exportersFromEnvironment } from './exporters/from-environment.js';
import type { DeliveryOptions, Exporter } from './exporters/exporter.js';
import type { RedactOption, RedactOptions } from './redact/redact.js';

/** Options of `configure`. Every field is optional; an argument wins over its environment variable, that over the default. */
export interface ConfigureOptions {
  /** `false` makes every instrumented call a plain call. Default `true`. `FILIGREE_ENABLED` */
  enabled?: boolean;
  /**
   * Where finished records go besides the store. Default: those that the environment names, with the variables of each
   * destination (`OTEL_EXPORTER_OTLP_ENDPOINT`, `PANDAPROBE_API_KEY`, `PREFACTOR_API_URL` and the like).
   */
  exporters?: readonly Exporter[];
  /** `FILIGREE_PROJECT` */
  project?: string;
  /** Such as `production`. `FILIGREE_ENVIRONMENT` */
  environment?: string;
  /** The version of your program. `FILIGREE_RELEASE` */
  release?: string;
  /** The share of traces that are recorded, 0 to 1. Default 1. `FILIGREE_SAMPLE_RATE` */
  sampleRate?: number;
  capture?: CaptureConfig;
  /** Redaction of secrets before disk and network. Default `true`; an object or a function adds to it. `FILIGREE_REDACT` (true or false) */
  redact?: RedactOption;
  /** The embedded store; `false` keeps everything in memory. Default `true`. `FILIGREE_STORE` (true or false) */
  store?: boolean | StoreConfig;
  /** Hears every refusal, drop and give-up. Default: one line on stderr per cause. */
  onError?: (error: FiligreeError) => void;
}

/** What is captured of arguments, results and values that setters get. */
export interface CaptureConfig {
  /** Default `true`. `FILIGREE_CAPTURE_INPUT` */
  input?: boolean;
  /** Default `true`. `FILIGREE_CAPTURE_OUTPUT` */
  output?: boolean;
  /** Bytes of one captured value. Default 1 MiB. `FILIGREE_CAPTURE_MAX_BYTES` */
  maxBytes?: number;
  /** Levels of nesting. Default 64. `FILIGREE_CAPTURE_MAX_DEPTH` */
  maxDepth?: number;
}

/** The embedded store. */
export interface StoreConfig {
  /** Default `.filigree` in the working directory. `FILIGREE_DIR` */
  dir?: string;
  /**
   * `grouped`: one write per 20 ms or 64 KB; `write`: every event before the program goes on; `sync`: also flushed to the
   * device. Default `grouped`. `FILIGREE_DURABILITY`
   */
  durability?: Durability;
  /** Bytes of all files together; the oldest go first. Default 1 GiB. `FILIGREE_STORE_MAX_BYTES` */
  maxBytes?: number;
  /**
   * `all`: everything is kept within `maxBytes`; `unsent`: what every remote exporter has been given is deleted. Default
   * `unsent` with a remote exporter, else `all`. `FILIGREE_STORE_RETAIN`
   */
  retain?: Retain;
}

export type Retain = 'all' | 'unsent';

export type Durability = 'grouped' | 'write' | 'sync';

/** Options with every default filled in. */
export interface Config {
  readonly enabled: boolean;
  readonly exporters: readonly Exporter[];
  readonly project: string | undefined;
  readonly environment: string | undefined;
  readonly release: string | undefined;
  readonly sampleRate: number;
  readonly capture: Required<CaptureConfig>;
  readonly redact: RedactOption;
  readonly store: Required<StoreConfig> | false;
  readonly onError: ((error: FiligreeError) => void) | undefined;
}

const DURABILITIES: readonly string[] = ['grouped', 'write', 'sync'];
const RETAINS: readonly string[] = ['all', 'unsent'];

/**
 * Options and environment to a whole configuration; throws a `FiligreeError` that names the first bad option. A bad
 * variable is told to `onBadVariable` and counts as not set, unless that throws.
 */
export function resolveConfig(options: ConfigureOptions, env: NodeJS.ProcessEnv, onBadVariable: (error: FiligreeError) => void): Config {
  known(options, 'configure', ['enabled', 'exporters', 'project', 'environment', 'release', 'sampleRate', 'capture', 'redact', 'store', 'onError']);
  const read = new Settings(env, onBadVariable);
  const given = exporters(options.exporters ?? exportersFromEnvironment(env, (error) => onBadVariable(error as FiligreeError)));
  return {
    enabled: read.boolean('enabled', options.enabled, 'FILIGREE_ENABLED') ?? true,
    exporters: given,
    project: read.string('project', options.project, 'FILIGREE_PROJECT'),
    environment: read.string('environment', options.environment, 'FILIGREE_ENVIRONMENT'),
    release: read.string('release', options.release, 'FILIGREE_RELEASE'),
    sampleRate: read.number('sampleRate', options.sampleRate, 'FILIGREE_SAMPLE_RATE', 0, 1) ?? 1,
    capture: captureConfig(options.capture ?? {}, read),
    redact: redactOption(options.redact) ?? read.boolean('redact', undefined, 'FILIGREE_REDACT') ?? true,
    store: storeConfig(options.store, read, given.some(({ destination }) => destination !== undefined)),
    onError: handler(options.onError),
  };
}

function captureConfig(options: CaptureConfig, read: Settings): Required<CaptureConfig> {
  known(options, 'configure.capture', ['input', 'output', 'maxBytes', 'maxDepth']);
  return {
    input: read.boolean('capture.input', options.input, 'FILIGREE_CAPTURE_INPUT') ?? true,
    output: read.boolean('capture.output', options.output, 'FILIGREE_CAPTURE_OUTPUT') ?? true,
    maxBytes: read.number('capture.maxBytes', options.maxBytes, 'FILIGREE_CAPTURE_MAX_BYTES', 64, 2 ** 30) ?? 2 ** 20,
    maxDepth: read.number('capture.maxDepth', options.maxDepth, 'FILIGREE_CAPTURE_MAX_DEPTH', 1, 200) ?? 64,
  };
}

function storeConfig(option: ConfigureOptions['store'], read: Settings, remote: boolean): Required<StoreConfig> | false {
  const given = typeof option === 'object' && option !== null;
  const enabled = given ? true : read.boolean('store', option, 'FILIGREE_STORE');
  if (enabled === false) return false;
  const options = given ? option : {};
  known(options, 'configure.store', ['dir', 'durability', 'maxBytes', 'retain']);
  return {
    dir: read.string('store.dir', options.dir, 'FILIGREE_DIR') ?? '.filigree',
    durability: (read.oneOf('store.durability', options.durability, 'FILIGREE_DURABILITY', DURABILITIES) ?? 'grouped') as Durability,
    maxBytes: read.number('store.maxBytes', options.maxBytes, 'FILIGREE_STORE_MAX_BYTES', 2 ** 20, Number.MAX_SAFE_INTEGER) ?? 2 ** 30,
    retain: (read.oneOf('store.retain', options.retain, 'FILIGREE_STORE_RETAIN', RETAINS) ?? (remote ? 'unsent' : 'all')) as Retain,
  };
}

function exporters(given: readonly Exporter[]): readonly Exporter[] {
  if (!Array.isArray(given)) throw bad('exporters', 'an array of exporters', given);
  for (const exporter of given) checkExporter(exporter);
  const names = given.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw bad('exporters', 'exporters with different names', twice);
  return [...given];
}

function checkExporter(exporter: unknown): void {
  const { name, export: take } = (exporter ?? {}) as Partial<Exporter>;
  if (typeof name !== 'string' || name === '' || typeof take !== 'function') {
    throw bad('exporters', 'exporters such as `memory()`, objects with a `name` and an `export` function', exporter);
  }
  const { delivery = {}, destination, synchronous } = exporter as Exporter;
  if (destination !== undefined && synchronous === true) throw bad('exporters', 'exporters of which none is `synchronous` and has a `destination`: what a destination refuses is sent again later', name);
  checkDelivery(delivery);
}

/** Numbers that a delivery could not work with. */
function checkDelivery(delivery: DeliveryOptions): void {
  known(delivery, 'exporter.delivery', ['unit', 'maxBatch', 'maxBatchBytes', 'fillMs', 'concurrency', 'perMinute', 'timeoutMs']);
  for (const option of ['maxBatch', 'maxBatchBytes', 'fillMs', 'concurrency', 'perMinute', 'timeoutMs'] as const) {
    const value: unknown = delivery[option] ?? 1;
    const least = option === 'fillMs' ? 0 : 1;
    if (typeof value !== 'number' || !(value >= least)) throw bad(`exporter.delivery.${option}`, `a number of at least ${least}`, value);
  }
}

function redactOption(given: unknown): RedactOption | undefined {
  if (given === undefined || typeof given === 'boolean' || typeof given === 'function') return given as RedactOption | undefined;
  if (typeof given !== 'object' || given === null) throw bad('redact', 'a boolean, a function or an object', given);
  known(given, 'configure.redact', ['keys', 'patterns', 'replace']);
  const { keys = [], patterns = [], replace } = given as RedactOptions;
  if (!isListOf(keys, (key) => typeof key === 'string' || key instanceof RegExp)) throw bad('redact.keys', 'an array of strings and regular expressions', keys);
  if (!isListOf(patterns, (pattern) => pattern instanceof RegExp)) throw bad('redact.patterns', 'an array of regular expressions', patterns);
  if (replace !== undefined && typeof replace !== 'function') throw bad('redact.replace', 'a function', replace);
  return given;
}

function isListOf(list: unknown, test: (item: unknown) => boolean): boolean {
  return Array.isArray(list) && list.every(test);
}

function handler(given: unknown): Config['onError'] {
  if (given !== undefined && typeof given !== 'function') throw bad('onError', 'a function', given);
  return given as Config['onError'];
}

/** Reads one setting: the argument if given, else the environment variable if set. */
class Settings {
  readonly #env: NodeJS.ProcessEnv;
  readonly #onBadVariable: (error: FiligreeError) => void;

  constructor(env: NodeJS.ProcessEnv, onBadVariable: (error: FiligreeError) => void) {
    this.#env = env;
    this.#onBadVariable = onBadVariable;
  }

  boolean(option: string, given: unknown, variable: string): boolean | undefined {
    if (given !== undefined) return typeof given === 'boolean' ? given : fail(bad(option, 'true or false', given));
    const text = this.#text(variable)?.toLowerCase();
    if (text === undefined) return undefined;
    if (['true', '1', 'yes', 'on'].includes(text)) return true;
    return ['false', '0', 'no', 'off'].includes(text) ? false : this.#refuse(variable, '`true` or `false`', text);
  }

  string(option: string, given: unknown, variable: string): string | undefined {
    if (given === undefined) return this.#text(variable);
    return typeof given === 'string' && given !== '' ? given : fail(bad(option, 'a string that is not empty', given));
  }

  number(option: string, given: unknown, variable: string, least: number, most: number): number | undefined {
    const expected = `a number from ${least} to ${most}`;
    const within = (value: unknown) => typeof value === 'number' && value >= least && value <= most;
    if (given !== undefined) return within(given) ? (given as number) : fail(bad(option, expected, given));
    const text = this.#text(variable);
    if (text === undefined) return undefined;
    return within(Number(text)) ? Number(text) : this.#refuse(variable, expected, text);
  }

  oneOf(option: string, given: unknown, variable: string, choices: readonly string[]): string | undefined {
    const expected = choices.map((choice) => `\`${choice}\``).join(', ');
    if (given !== undefined) return choices.includes(given as string) ? (given as string) : fail(bad(option, expected, given));
    const text = this.#text(variable);
    return text === undefined || choices.includes(text) ? text : this.#refuse(variable, expected, text);
  }

  #refuse(variable: string, expected: string, got: string): undefined {
    const message = `environment variable \`${variable}\`: expected ${expected}, got ${show(got)}; it counts as not set`;
    this.#onBadVariable(new FiligreeError('FILIGREE_BAD_ENVIRONMENT', message));
  }

  /** An empty variable is one that is not set. */
  #text(variable: string): string | undefined {
    return this.#env[variable]?.trim() || undefined;
  }
}

function known(options: object, where: string, names: readonly string[]): void {
  if (typeof options !== 'object' || options === null) throw new FiligreeError('FILIGREE_BAD_OPTION', `\`${where}\`: expected an object of options, got ${show(options)}`);
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new FiligreeError('FILIGREE_UNKNOWN_OPTION', `\`${where}\`: \`${unknown}\` is not an option; there are ${names.map((name) => `\`${name}\``).join(', ')}`);
}

function bad(option: string, expected: string, got: unknown): FiligreeError {
  return new FiligreeError('FILIGREE_BAD_OPTION', `\`configure\`: expected \`${option}\` to be ${expected}, got ${show(got)}`);
}

function fail(error: FiligreeError): never {
  throw error;
}
