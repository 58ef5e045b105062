import { textOf } from '../../../src/chat/chat.js';
import type { Metadata } from '../../../src/types.js';
import type { Attributes } from '../wire/request.js';

/** What a resource says of the program that made the spans. */
export interface Program {
  readonly project: string | undefined;
  readonly environment: string | undefined;
  readonly release: string | undefined;
  /** The rest of the resource. */
  readonly resource: Metadata | undefined;
}

const NAME = 'service.name';
const RELEASE = 'service.version';
/** The second until 1.27. */
const ENVIRONMENT = ['deployment.environment.name', 'deployment.environment'] as const;

/** What SDKs write where nobody gave a name. */
const UNKNOWN = /^unknown_service/;

export function readProgram(resource: Attributes): Program {
  const name = textOf(resource.get(NAME));
  const rest = [...resource].filter(([key]) => key !== NAME && key !== RELEASE && key !== ENVIRONMENT[0] && key !== ENVIRONMENT[1] && !isOurs(key, resource));
  return {
    project: name === undefined || UNKNOWN.test(name) ? undefined : name,
    environment: textOf(resource.get(ENVIRONMENT[0])) ?? textOf(resource.get(ENVIRONMENT[1])),
    release: textOf(resource.get(RELEASE)),
    resource: rest.length === 0 ? undefined : Object.fromEntries(rest),
  };
}

/** That filigree made a trace is nothing to tell here. */
function isOurs(key: string, resource: Attributes): boolean {
  return key.startsWith('telemetry.sdk.') && resource.get('telemetry.sdk.name') === 'filigree';
}
