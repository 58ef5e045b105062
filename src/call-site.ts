import { types } from 'node:util';
import { Capture } from './capture/snapshot.js';
import { engine } from './engine.js';
import { FiligreeError } from './errors.js';
import { parameterNames } from './parameters.js';
import { then } from './then.js';
import type { Recording } from './recording.js';
import type { Site } from './site.js';
import type { Metadata, SourceLocation, SpanKind } from './types.js';

/** Options of decorators and wrappers, after they were checked. */
export interface CheckedOptions {
  name?: string;
  kind?: SpanKind;
  model?: string;
  metadata?: Metadata;
  tags?: readonly string[];
  capture?: boolean;
  skip?: readonly string[];
  input?: (...args: never[]) => unknown;
  output?: (result: never) => unknown;
  sessionId?: string;
  userId?: string;
  newTrace?: boolean;
}

/** Options are read when they are declared, which is before `configure`: within the limits that are the default. */
const DECLARED = new Capture({ maxBytes: 2 ** 20, maxDepth: 64 });

/** What is the same for every call of one instrumented function, or of one imperative call: options, name and place. */
export class CallSite {
  name: string | undefined;
  readonly kind: SpanKind;
  readonly model: string | undefined;
  readonly metadata: Metadata | undefined;
  readonly tags: readonly string[] | undefined;
  readonly capture: boolean;
  readonly sessionId: string | undefined;
  readonly userId: string | undefined;
  readonly newTrace: boolean;
  /** The function is an `async` one: its promise is its own. */
  readonly async: boolean;
  readonly source: SourceLocation | undefined;
  readonly #options: CheckedOptions;
  readonly #fn: object | undefined;
  /** No picker and nothing to skip: arguments are captured by position. */
  readonly #plain: boolean;
  #params: readonly string[] | undefined;

  constructor(options: CheckedOptions, fn?: object, site?: Site) {
    this.name = options.name ?? site?.name;
    this.kind = options.kind ?? 'OTHER';
    this.model = options.model;
    this.metadata = options.metadata && (DECLARED.snapshot(options.metadata) as Metadata);
    this.tags = options.tags && [...options.tags];
    this.capture = options.capture !== false;
    this.sessionId = options.sessionId;
    this.userId = options.userId;
    this.newTrace = options.newTrace === true;
    this.async = types.isAsyncFunction(fn) && !types.isGeneratorFunction(fn);
    this.source = site && sourceOf(site);
    this.#options = options;
    this.#fn = fn;
    this.#plain = options.input === undefined && options.skip === undefined;
    this.#params = site?.params;
  }

  /** Keeps what the arguments are now. */
  captureArguments(recording: Recording, args: readonly unknown[]): void {
    const { capture, captureInput } = engine();
    if (!this.capture || !captureInput || args.length === 0) return;
    if (this.#plain) recording.args = capture.captureArgs(args as unknown[]);
    else if (this.#options.input !== undefined) recording.input = capture.snapshot(this.#pick('input', args));
    else {
      const shown = this.#withoutSkipped(args);
      if (shown === undefined) return;
      recording.args = capture.captureArgs(shown);
    }
    recording.bytes += capture.lastBytes;
  }

  get picksOutput(): boolean {
    return this.#options.output !== undefined;
  }

  /** What of the result is to be captured. */
  pickOutput(result: unknown): unknown {
    return this.#options.output === undefined ? result : this.#pick('output', [result]);
  }

  /** Captured arguments by their parameters' names; a parameter without a name goes by its position. */
  nameArguments(values: readonly unknown[]): unknown {
    const params = this.#parameters() ?? [];
    if (params.length === 1 && params[0] === '' && values.length === 1) return values[0];
    const named: Metadata = {};
    for (let i = 0; i < values.length; i++) {
      const name = params[i] || `arg${i}`;
      if (name.startsWith('...')) return { ...named, [name.slice(3)]: values.slice(i) };
      named[name] = values[i];
    }
    return named;
  }

  /** Skipped arguments are never looked at; where names cannot be matched, none is. */
  #withoutSkipped(args: readonly unknown[]): unknown[] | undefined {
    const params = this.#parameters();
    const unknown = this.#options.skip!.find((name) => !params?.some((param) => bare(param) === name));
    if (unknown !== undefined) return this.#refuseSkip(unknown, params);
    return args.map((arg, i) => (this.#skips(params!, i) ? '[Skipped]' : arg));
  }

  #skips(params: readonly string[], position: number): boolean {
    const last = params.length - 1;
    const param = params[position] ?? (params[last]?.startsWith('...') ? params[last] : undefined);
    return param !== undefined && this.#options.skip!.includes(bare(param));
  }

  #refuseSkip(name: string, params: readonly string[] | undefined): undefined {
    const there = params?.map((param) => `\`${bare(param)}\``).join(', ') || 'none that can be known';
    const message = `\`${this.name ?? 'a span'}\`: \`skip\` names the parameter \`${name}\`, which is not there; parameters are ${there}. No argument is captured until it is corrected`;
    engine().reporter.report(new FiligreeError('FILIGREE_UNKNOWN_PARAMETER', message), message);
    return undefined;
  }

  /** Pickers are the user's code: what they throw is told, and never reaches the call. */
  #pick(picker: 'input' | 'output', args: readonly unknown[]): unknown {
    try {
      const picked: unknown = Reflect.apply(this.#options[picker] as (...args: unknown[]) => unknown, undefined, args);
      // A promise is shown as one; nobody else can handle its rejection.
      if (types.isPromise(picked)) then(picked, nothing, nothing);
      return picked;
    } catch (error) {
      const message = `\`${this.name ?? 'a span'}\`: its \`${picker}\` option threw; the ${picker} was left out`;
      engine().reporter.report(new FiligreeError('FILIGREE_BAD_ARGUMENT', message, { cause: error }), message);
      return `[Throws: ${picker}]`;
    }
  }

  #parameters(): readonly string[] | undefined {
    return (this.#params ??= this.#fn && parameterNames(this.#fn));
  }
}

function nothing(): void {}

function bare(param: string): string {
  return param.startsWith('...') ? param.slice(3) : param;
}

function sourceOf({ file, line, column, name }: Site): SourceLocation {
  return { file, line, ...(column !== undefined && { column }), ...(name !== undefined && { function: name }) };
}
