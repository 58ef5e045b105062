import { FactoryOptions } from '../factory-options.js';
import { parseDestination } from '../http/destination.js';
import { isProjectName, PROJECT_NAME } from './project-name.js';
import type { Expected } from '../factory-options.js';
import type { PandaProbeOptions } from './options.js';

/** Options with every default filled in. */
export interface Settings {
  readonly endpoint: URL;
  readonly apiKey: string;
  readonly project: string;
  readonly environment: string | undefined;
  readonly release: string | undefined;
  readonly live: boolean;
  readonly timeoutMs: number;
  readonly perMinute: number;
  readonly storingMs: number;
}

const NAMES: readonly (keyof PandaProbeOptions)[] = ['endpoint', 'apiKey', 'project', 'environment', 'release', 'enabled', 'live', 'timeoutMs', 'perMinute', 'storingMs'];

const DEFAULT_ENDPOINT = 'https://api.pandaprobe.com';

const TEXT: Expected<string> = { words: 'a string that is not empty', fits: (value): value is string => typeof value === 'string' && value !== '' };

const PROJECT: Expected<string> = { words: PROJECT_NAME, fits: isProjectName };

/** It goes into a header, so it has no spaces and line breaks. */
const API_KEY: Expected<string> = {
  words: 'a PandaProbe API key (`sk_pp_…`), of visible ASCII characters',
  fits: (value): value is string => typeof value === 'string' && /^[\x21-\x7e]+$/.test(value),
  secret: true,
};

const BOOLEAN: Expected<boolean> = {
  words: 'true or false',
  fits: (value): value is boolean => typeof value === 'boolean',
  read: (text) => ['true', '1', 'yes'].includes(text.toLowerCase()),
};

/** `undefined` when it is switched off. Throws a `FiligreeError` that names the first bad option. */
export function resolveSettings(options: PandaProbeOptions, env: NodeJS.ProcessEnv): Settings | undefined {
  const read = new FactoryOptions('pandaprobe', options, env, NAMES);
  if (read.get('enabled', BOOLEAN, 'PANDAPROBE_ENABLED') === false) return undefined;
  return {
    endpoint: parseDestination(read.get('endpoint', TEXT, 'PANDAPROBE_ENDPOINT') ?? DEFAULT_ENDPOINT, 'pandaprobe({ endpoint })'),
    apiKey: read.required('apiKey', API_KEY, 'PANDAPROBE_API_KEY'),
    project: read.required('project', PROJECT, 'PANDAPROBE_PROJECT_NAME').trim(),
    environment: read.get('environment', TEXT, 'PANDAPROBE_ENVIRONMENT'),
    release: read.get('release', TEXT, 'PANDAPROBE_RELEASE'),
    live: read.get('live', BOOLEAN) ?? false,
    timeoutMs: read.get('timeoutMs', between(1, 600_000)) ?? 10_000,
    perMinute: read.get('perMinute', between(1, 100_000)) ?? 100,
    storingMs: read.get('storingMs', between(0, 60_000)) ?? 20_000,
  };
}

function between(least: number, most: number): Expected<number> {
  return { words: `a number from ${least} to ${most}`, fits: (value): value is number => typeof value === 'number' && value >= least && value <= most };
}
