/** A list as variables of OpenTelemetry hold it, and the entries of it that could not be read. */
export interface KeyValueList {
  readonly entries: Readonly<Record<string, string>>;
  readonly malformed: readonly string[];
}

/**
 * Reads `key=value,key=value` with percent-encoded values, as `OTEL_EXPORTER_OTLP_HEADERS` and `OTEL_RESOURCE_ATTRIBUTES`
 * have it (https://opentelemetry.io/docs/specs/otel/protocol/exporter/#specifying-headers-via-environment-variables). What
 * is malformed is left out, and only its key is given back: the value can be a secret.
 */
export function parseKeyValueList(text: string): KeyValueList {
  const entries: Record<string, string> = {};
  const malformed: string[] = [];
  for (const entry of text.split(',').filter((part) => part.trim() !== '')) {
    const at = entry.indexOf('=');
    const key = decoded(entry.slice(0, Math.max(at, 0)).trim());
    const value = decoded(entry.slice(at + 1).trim());
    if (key === undefined || key === '' || value === undefined) malformed.push(key || '…');
    else entries[key] = value;
  }
  return { entries, malformed };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
