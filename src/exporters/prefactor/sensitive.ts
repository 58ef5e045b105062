/** Categories of data as Prefactor names them; a label may be any of its own later ones. */
export type SensitiveLabel =
  | 'personal_identifiers'
  | 'contact_information'
  | 'financial_information'
  | 'health_and_medical'
  | 'criminal_justice'
  | 'authentication_and_secrets'
  | 'organisational_confidential'
  | 'minors_data'
  | 'location_and_tracking'
  | 'behavioural_and_inferred'
  | (string & {});

/** A value that Prefactor keeps apart and shows redacted. */
export interface SensitiveValue {
  readonly $sensitive: 'string' | 'number' | 'boolean';
  readonly labels: readonly SensitiveLabel[];
  readonly value: string | number | boolean;
}

const TYPES: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);

/**
 * Marks a value of an input, an output or metadata as sensitive: Prefactor stores it apart from the rest and shows it
 * redacted. Other destinations and the store see the marker with the value in it, after filigree's own redaction.
 * Text, numbers and booleans can be marked; of anything else only the type is kept.
 *
 * @example
 * ```ts
 * import { startSpan } from 'filigree';
 * import { sensitive } from 'filigree/exporters/prefactor';
 *
 * startSpan('lookup', { kind: 'TOOL' }, (s) => {
 *   s.setInput({ customer: sensitive('Ada Lovelace', ['personal_identifiers']) });
 * });
 * ```
 */
export function sensitive(value: string | number | boolean, labels: readonly SensitiveLabel[]): SensitiveValue {
  if (!TYPES.has(typeof value)) return { $sensitive: 'string', labels: [...labels], value: `[${typeof value}]` };
  return { $sensitive: typeof value as SensitiveValue['$sensitive'], labels: [...labels], value };
}

/** Whether a captured value, which has neither cycles nor code, holds a marker. */
export function holdsSensitive(root: unknown): boolean {
  const waiting = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (Object.hasOwn(value, '$sensitive')) return true;
    for (const item of Object.values(value)) waiting.push(item);
  }
  return false;
}
