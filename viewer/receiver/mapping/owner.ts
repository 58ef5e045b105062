import { GENERAL } from '../../../src/exporters/otlp/names/general.js';
import { GEN_AI } from '../../../src/exporters/otlp/names/gen-ai.js';
import { TRACELOOP } from '../names/traceloop.js';
import { VERCEL_AI } from '../names/vercel-ai.js';
import type { AttributeReader } from './attribute-reader.js';

/** Who a trace belongs to: every span can say it. */
export interface Owner {
  readonly sessionId: string | undefined;
  readonly userId: string | undefined;
}

export function readOwner(attributes: AttributeReader): Owner {
  const association = TRACELOOP.ASSOCIATION;
  return {
    sessionId: attributes.text(GENERAL.SESSION, GEN_AI.CONVERSATION, `${association}session_id`, 'langfuse.session.id', `${VERCEL_AI.METADATA}sessionId`),
    userId: attributes.text(GENERAL.USER, 'enduser.id', `${association}user_id`, 'langfuse.user.id', `${VERCEL_AI.METADATA}userId`),
  };
}
