import type { ResolvedOptions } from './options.js';
import type { Registration, SchemaVersion } from './wire.js';

/** How an agent instance is registered: which agent, in which version, with which span types. */
export function registrationOf(options: ResolvedOptions, schema: SchemaVersion): Registration {
  const { agentDescription, agentId, agentIdentifier, agentName, environmentId, purpose } = options;
  return {
    ...(agentId !== undefined && { agent_id: agentId }),
    ...(environmentId !== undefined && { environment_id: environmentId }),
    ...(purpose !== undefined && { purpose }),
    agent_version: { external_identifier: agentIdentifier, name: agentName, ...(agentDescription !== undefined && { description: agentDescription }) },
    agent_schema_version: schema,
  };
}
