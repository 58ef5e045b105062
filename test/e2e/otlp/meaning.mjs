/** What a request in OTLP/JSON means, without the order of attributes and what is left out where it says nothing. */
export function meaningOf({ resourceSpans }) {
  return resourceSpans
    .flatMap(({ resource, scopeSpans }) => scopeSpans.flatMap(({ scope, spans }) => spans.map((span) => ({ ...spanOf(span), resource: attributesOf(resource.attributes), scope: `${scope.name} ${scope.version}` }))))
    .sort((a, b) => (a.spanId < b.spanId ? -1 : 1));
}

function spanOf({ traceId, spanId, parentSpanId = '', flags = 0, name = '', kind, startTimeUnixNano, endTimeUnixNano, attributes, events = [], links = [], status = {} }) {
  return {
    traceId,
    spanId,
    parentSpanId,
    flags,
    name,
    kind,
    startTimeUnixNano,
    endTimeUnixNano,
    attributes: attributesOf(attributes),
    events: events.map((event) => ({ name: event.name ?? '', time: event.timeUnixNano, attributes: attributesOf(event.attributes) })),
    links: links.map((link) => ({ traceId: link.traceId, spanId: link.spanId })),
    status: { code: status.code ?? 0, message: status.message ?? '' },
  };
}

export function attributesOf(entries = []) {
  return Object.fromEntries(entries.map(({ key = '', value = {} }) => [key, valueOf(value)]).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function valueOf(value) {
  if ('arrayValue' in value) return (value.arrayValue.values ?? []).map(valueOf);
  if ('kvlistValue' in value) return attributesOf(value.kvlistValue.values);
  return 'doubleValue' in value ? Number(value.doubleValue) : Object.values(value)[0] ?? null;
}
