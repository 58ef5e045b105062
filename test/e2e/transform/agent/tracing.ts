/** What a team's own module of tracing looks like: it hands on filigree's functions under their own names. */
export { startSpan } from 'filigree';
