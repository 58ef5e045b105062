const hex = (id) => id.replaceAll('-', '');
const short = (id) => hex(id).slice(16);

/** Every span of both tracers as `span > … > span`, by the ids that an OTLP store sees. */
export function paths({ spans, traces }, theirs) {
  const nodes = new Map();
  const add = (name, traceId, spanId, parent) => nodes.set(`${traceId} ${spanId}`, { name, parent: parent && `${traceId} ${parent}` });
  for (const { name, otel, traceId } of traces) add(name, otel?.traceId ?? hex(traceId), short(traceId), otel?.parentSpanId);
  for (const span of spans) {
    add(span.name, span.otel?.traceId ?? hex(span.traceId), short(span.spanId), span.otel?.parentSpanId ?? short(span.parentSpanId ?? span.traceId));
  }
  // 1.x: `parentSpanId`; since 2.0: `parentSpanContext`.
  for (const span of theirs) add(nameOf(span), span.spanContext().traceId, span.spanContext().spanId, span.parentSpanId ?? span.parentSpanContext?.spanId);
  const path = ({ name, parent }) => (parent === undefined ? name : `${nodes.has(parent) ? path(nodes.get(parent)) : '?'} > ${name}`);
  return [...nodes.values()].map(path).sort();
}

/** Instrumentations name the two sides of a request alike: `HTTP GET`, later `GET`. */
function nameOf({ kind, name }) {
  return name.endsWith('GET') ? ['', 'GET server', 'GET client'][kind] : name;
}
