/** Arguments that a command cannot use; the message says which, and what it can use. */
export class UsageError extends Error {}
