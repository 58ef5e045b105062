import 'filigree';
/* @span */
function notADocComment() {}
// @span
function aLineComment() {}
/** See @span and {@link trace}. */
function mentioned() {}
/**
 * ```ts
 * @span
 * ```
 */
function fenced() {}
/** @spanner @span.llm */
function others() {}
