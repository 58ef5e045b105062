import { JsonOf } from '../json-of.js';
import { SpanAttributes } from './span-attributes.js';
import type { RequestWriter } from '../request-writer.js';

/** What everything that maps a record onto a span needs. */
export interface Mapping {
  readonly request: RequestWriter;
  readonly attributes: SpanAttributes;
  readonly json: JsonOf;
  /** Whether OpenInference's attributes are written beside those of the GenAI conventions. */
  readonly openInference: boolean;
}

export function newMapping(request: RequestWriter, openInference: boolean): Mapping {
  return { request, attributes: new SpanAttributes(request), json: new JsonOf(), openInference };
}
