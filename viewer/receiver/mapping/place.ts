import { GENERAL } from '../../../src/exporters/otlp/names/general.js';
import type { SourceLocation } from '../../../src/types.js';
import type { AttributeReader } from './attribute-reader.js';

/** The place in the program's code, under the names of the conventions since 1.33, or before. */
export function readSource(attributes: AttributeReader): SourceLocation | undefined {
  const file = attributes.text(GENERAL.FILE, 'code.filepath');
  const line = attributes.number(GENERAL.LINE, 'code.lineno');
  const column = attributes.number(GENERAL.COLUMN, 'code.column');
  const name = attributes.text(GENERAL.FUNCTION, 'code.function');
  if (file === undefined || line === undefined) return undefined;
  return { file, line, ...(column !== undefined && { column }), ...(name !== undefined && { function: name }) };
}
