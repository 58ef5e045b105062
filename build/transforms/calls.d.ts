import type { CallExpression } from '@babel/types';
import type { FileContext } from './context.js';
import type { Brand } from './site.js';
import type { Path } from './walk.js';
/** The brand of one call of `startTrace` or `startSpan`, or of `trace` or `span` around a function. */
export declare function planCall(call: CallExpression, path: Path, context: FileContext): Brand | undefined;
