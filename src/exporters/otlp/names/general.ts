/** Names of the general semantic conventions, and of filigree's own for what no convention has a name for. */
export const GENERAL = {
  SESSION: 'session.id',
  USER: 'user.id',
  ERROR_TYPE: 'error.type',
  EXCEPTION: 'exception',
  EXCEPTION_TYPE: 'exception.type',
  EXCEPTION_MESSAGE: 'exception.message',
  EXCEPTION_STACK: 'exception.stacktrace',
  FUNCTION: 'code.function.name',
  FILE: 'code.file.path',
  LINE: 'code.line.number',
  COLUMN: 'code.column.number',
} as const;

export const FILIGREE = {
  NAME: 'filigree.name',
  KIND: 'filigree.kind',
  STATUS: 'filigree.status',
  STATUS_REASON: 'filigree.status_reason',
  TAGS: 'filigree.tags',
  /** Followed by the name of the entry. */
  METADATA: 'filigree.metadata.',
  USAGE: 'filigree.usage.',
  COST: 'filigree.cost.',
  PARAMETERS: 'filigree.model_parameters',
  /** Seconds; where it is no model call. */
  TIME_TO_FIRST_CHUNK: 'filigree.time_to_first_chunk',
} as const;
