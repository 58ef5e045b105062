/** What was asked for is not there: answered by 404 with this message. */
export class NotFound extends Error {}
