/** What an agent sent, in a form that can be compared: ids and times differ from run to run, so names and kinds of text stand for them. */

/** @param {{ path: string, headers: object, body: object }[]} requests */
export function comparable(requests) {
  const traces = requests.filter(({ path }) => path === '/traces').map(({ body }) => body);
  const scores = requests.filter(({ path }) => path === '/evaluations/trace-scores').map(({ body }) => body);
  return {
    headers: headersOf(requests),
    requests: requests.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/, '{id}')}`).toSorted(),
    ...Object.fromEntries(traces.map((trace) => [trace.name, traceOf(trace, addedTo(trace, requests))])),
    ...Object.fromEntries(scores.map((score) => [`score ${score.name}`, scrubbed({ ...score, trace_id: traces.find(({ trace_id: id }) => id === score.trace_id)?.name })])),
  };
}

function headersOf(requests) {
  const ids = new Set(requests.map(({ headers }) => headers['x-request-id']));
  const { 'x-api-key': key, 'x-project-name': project, 'content-type': type } = requests[0].headers;
  return { key, project, type, 'fresh request ids': ids.size === requests.length && !ids.has(undefined) };
}

function addedTo({ trace_id: id }, requests) {
  return requests.filter(({ path }) => path === `/traces/${id}/spans`).flatMap(({ body }) => body);
}

function traceOf({ spans: own = [], ...trace }, added) {
  const spans = [...own, ...added];
  const names = new Map(spans.map(({ span_id: id, name }) => [id, name]));
  const parent = (span) => (span.parent_span_id === undefined ? undefined : (names.get(span.parent_span_id) ?? 'unknown'));
  const entries = spans.map((span) => [span.name, scrubbed({ ...span, parent_span_id: parent(span) })]);
  return { ...scrubbed(trace), spans: Object.fromEntries(entries) };
}

/** Absent fields and ids go; a time becomes the way in which it is written. */
function scrubbed(record) {
  const kept = Object.entries(record).filter(([name, value]) => value !== undefined && value !== null && !(/^(trace|span)_id$/.test(name) && isId(value)));
  return Object.fromEntries(kept.map(([name, value]) => [name, /_at$|_time$/.test(name) ? 'a time' : value]));
}

function isId(value) {
  return /^[0-9a-f-]{36}$/.test(value);
}

/** Paths at which two differ, with both values. */
export function differences(theirs, ours, path = '') {
  if (isTree(theirs) && isTree(ours)) {
    const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].toSorted();
    return names.flatMap((name) => differences(theirs[name], ours[name], path === '' ? name : `${path}.${name}`));
  }
  return JSON.stringify(theirs) === JSON.stringify(ours) ? [] : [{ path, theirs, ours }];
}

function isTree(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
