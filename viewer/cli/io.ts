/** What a command needs of the world around it; made once for the process, and by tests as they need it. */
export interface Io {
  /** Prints to standard output; the text brings its own newlines. */
  out(text: string): void;
  /** Prints to standard error. */
  err(text: string): void;
  /** Whether colours are wanted on standard output. */
  readonly colour: boolean;
  /** How wide the terminal is; absent where lines have no end. */
  readonly columns?: number;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Microseconds since the Unix epoch. */
  now(): number;
  /** Asks the user a question that is answered with yes or no; absent where nobody can answer. */
  ask?(question: string): Promise<boolean>;
  /** Opens an address in the user's browser; absent where there is none. */
  openBrowser?(url: string): void;
  /** Aborted when the user wants a command that goes on for ever to end. */
  untilInterrupted(): AbortSignal;
}

/** A command of the CLI. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly help: string;
  /** Runs with the arguments behind the command's name; the exit code. Throws `UsageError` for arguments it cannot use. */
  run(args: readonly string[], io: Io): number | Promise<number>;
}
