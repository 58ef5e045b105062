import { FiligreeError, show } from '../../errors.js';
import type { Termination } from './terminations.js';

/** Options of `prefactor()`. What is not given comes from the environment variable that stands with it. */
export interface PrefactorOptions {
  /** Default `https://app.prefactorai.com`. `PREFACTOR_API_URL` */
  apiUrl?: string;
  /** Required. A token of a deployment, or of an account together with `agentId` and `environmentId`. `PREFACTOR_API_TOKEN` */
  apiToken?: string;
  /** Prefactor's id of the agent; left out with a token of a deployment. `PREFACTOR_AGENT_ID` */
  agentId?: string;
  /** The version of your agent. Prefactor refuses another name or description under the same one. Default `v1.0.0`. `PREFACTOR_AGENT_IDENTIFIER` */
  agentIdentifier?: string;
  /** Default `Agent`. `PREFACTOR_AGENT_NAME` */
  agentName?: string;
  /** `PREFACTOR_AGENT_DESCRIPTION` */
  agentDescription?: string;
  /** `PREFACTOR_ENVIRONMENT_ID` */
  environmentId?: string;
  /** What the runs are for. Default: what the server takes for it, `live`. */
  purpose?: 'live' | 'smoke_test' | 'eval';
  /** Called once for each agent instance that Prefactor has terminated. What it throws is told and goes no further. */
  onTerminate?: (termination: Termination) => void | Promise<void>;
  /** Milliseconds between two questions whether an open instance was terminated; 0 asks never. Default 30,000. */
  pollIntervalMs?: number;
  /** Milliseconds that one request may take. Default 10,000. */
  timeoutMs?: number;
  /** Requests at the same time. Default 8. */
  concurrency?: number;
  /** `false`: spans are told once, when their trace has ended, and not when they begin. Default `true`. */
  live?: boolean;
  /** `false`: no span for the trace itself, so its own input, output and metadata are not sent. Default `true`. */
  rootSpans?: boolean;
}

/** Options with every default filled in. */
export interface ResolvedOptions {
  readonly apiUrl: string;
  readonly apiToken: string;
  readonly agentId: string | undefined;
  readonly agentIdentifier: string;
  readonly agentName: string;
  readonly agentDescription: string | undefined;
  readonly environmentId: string | undefined;
  readonly purpose: string | undefined;
  readonly onTerminate: PrefactorOptions['onTerminate'];
  readonly pollIntervalMs: number;
  readonly timeoutMs: number;
  readonly concurrency: number;
  readonly live: boolean;
  readonly rootSpans: boolean;
}

const KNOWN: Readonly<Record<keyof PrefactorOptions, true>> = {
  apiUrl: true, apiToken: true, agentId: true, agentIdentifier: true, agentName: true, agentDescription: true, environmentId: true,
  purpose: true, onTerminate: true, pollIntervalMs: true, timeoutMs: true, concurrency: true, live: true, rootSpans: true,
};

const PURPOSES: readonly unknown[] = ['live', 'smoke_test', 'eval', undefined];

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Options and environment to a whole set; throws a `FiligreeError` that names the first bad one, and never shows the token. */
export function resolveOptions(options: PrefactorOptions, env: NodeJS.ProcessEnv): ResolvedOptions {
  checkNames(options);
  const text = (option: keyof PrefactorOptions, variable: string) => textOf(option, options[option], env[variable]);
  if (!PURPOSES.includes(options.purpose)) throw bad('purpose', '`live`, `smoke_test` or `eval`', options.purpose);
  if (options.onTerminate !== undefined && typeof options.onTerminate !== 'function') throw bad('onTerminate', 'a function', options.onTerminate);
  return {
    apiUrl: urlOf(text('apiUrl', 'PREFACTOR_API_URL') ?? 'https://app.prefactorai.com'),
    apiToken: tokenOf(options.apiToken, env['PREFACTOR_API_TOKEN']),
    agentId: text('agentId', 'PREFACTOR_AGENT_ID'),
    agentIdentifier: text('agentIdentifier', 'PREFACTOR_AGENT_IDENTIFIER') ?? 'v1.0.0',
    agentName: text('agentName', 'PREFACTOR_AGENT_NAME') ?? 'Agent',
    agentDescription: text('agentDescription', 'PREFACTOR_AGENT_DESCRIPTION'),
    environmentId: text('environmentId', 'PREFACTOR_ENVIRONMENT_ID'),
    purpose: options.purpose,
    onTerminate: options.onTerminate,
    pollIntervalMs: numberOf('pollIntervalMs', options.pollIntervalMs, 30_000, 0, LONGEST_TIMER_MS),
    timeoutMs: numberOf('timeoutMs', options.timeoutMs, 10_000, 1, LONGEST_TIMER_MS),
    concurrency: numberOf('concurrency', options.concurrency, 8, 1, 256),
    live: flagOf('live', options.live),
    rootSpans: flagOf('rootSpans', options.rootSpans),
  };
}

function checkNames(options: object): void {
  if (typeof options !== 'object' || options === null) throw new FiligreeError('FILIGREE_BAD_OPTION', `\`prefactor\`: expected an object of options, got ${show(options)}`);
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(KNOWN, name));
  if (unknown === undefined) return;
  const known = Object.keys(KNOWN).map((name) => `\`${name}\``).join(', ');
  throw new FiligreeError('FILIGREE_UNKNOWN_OPTION', `\`prefactor\`: \`${unknown}\` is not an option; there are ${known}`);
}

/** An empty variable is one that is not set. */
function textOf(option: string, given: unknown, variable: string | undefined): string | undefined {
  if (given === undefined) return variable?.trim() || undefined;
  if (typeof given !== 'string' || given === '') throw bad(option, 'a string that is not empty', given);
  return given;
}

/** Header values are printable ASCII; a token with anything else in it was copied wrongly. */
function tokenOf(given: unknown, variable: string | undefined): string {
  const token = given ?? (variable?.trim() || undefined);
  if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return token;
  const what = token === undefined ? 'nothing; give it or set `PREFACTOR_API_TOKEN`' : 'something else (not shown)';
  throw new FiligreeError('FILIGREE_BAD_OPTION', `\`prefactor\`: expected \`apiToken\` to be a token of printable characters, got ${what}`);
}

function urlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const fits = url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (fits) return text;
  throw bad('apiUrl', 'an http(s) URL without user, query and fragment', url === undefined || url.username === '' ? text : `${url.protocol}//…@${url.host}`);
}

function numberOf(option: string, given: unknown, fallback: number, least: number, most: number): number {
  if (given === undefined) return fallback;
  if (typeof given === 'number' && given >= least && given <= most) return given;
  throw bad(option, `a number from ${least} to ${most}`, given);
}

function flagOf(option: string, given: unknown): boolean {
  if (given === undefined || typeof given === 'boolean') return given ?? true;
  throw bad(option, 'true or false', given);
}

function bad(option: string, expected: string, got: unknown): FiligreeError {
  return new FiligreeError('FILIGREE_BAD_OPTION', `\`prefactor\`: expected \`${option}\` to be ${expected}, got ${show(got)}`);
}
