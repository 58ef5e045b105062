/**
 * What a run sent, as lines that two runs can be compared by: one for each operation and field, with the field's type, and
 * with its value where both runs must have the same.
 */
const EXACT = new Set(['status', 'agent_id', 'environment_id', 'agent_version.external_identifier', 'agent_version.name', 'agent_version.description', 'name']);

export function shapesOf(requests) {
  const names = new Map();
  const lines = new Set();
  for (const { answer, body, method, path } of requests) {
    const operation = operationOf(method, path, body, names);
    if (operation === undefined) continue;
    if (body?.details !== undefined) names.set(answer?.details?.id, operation.slice('create '.length));
    lines.add(operation);
    for (const line of fieldsOf(body ?? {})) lines.add(`${operation}: ${line}`);
  }
  return lines;
}

/** Spans are told apart by their names; asking whether it was terminated depends on the time. */
function operationOf(method, path, body, names) {
  const [, kind, id, action] = path.replace('/api/v1/', '/').split('/');
  if (kind === 'agent_spans') return id === undefined ? `create ${nameOf(body.details)}` : `${action} ${names.get(id)}`;
  if (kind === 'agent_instance' && method === 'GET') return undefined;
  return kind === 'agent_instance' ? `instance ${action ?? id}` : `${method} ${kind}`;
}

/** Prefactor's Python package cancels a span without having told its payload. */
function nameOf({ payload, schema_name }) {
  return payload.name ?? schema_name.split(':').at(-1);
}

function* fieldsOf(body, path = '') {
  for (const [name, value] of Object.entries(body)) {
    const field = path === '' ? name : `${path}.${name}`;
    if (Array.isArray(value)) yield `${field} array`;
    else if (typeof value === 'object' && value !== null && !isFree(field)) yield* fieldsOf(value, field);
    else yield EXACT.has(field.replace(/^details\./, '')) ? `${field} = ${value}` : `${field} ${value === null ? 'null' : typeof value}`;
  }
}

/** Where every SDK puts what it likes. */
const isFree = (field) => /(^|\.)(metadata|inputs|outputs)$/.test(field);
