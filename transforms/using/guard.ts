/** What stands between a `using` declaration and the end of its block, where exceptions are handed to its handles. */
export interface Guard {
  /** Behind the declaration; syntax trees find it by this end. */
  readonly start: number;
  /** Whether the declaration ends with a semicolon. */
  readonly terminated: boolean;
  /** Before the block's `}`, or behind a module's last statement. */
  readonly end: number;
  readonly form: 'block' | 'module';
  /** The names of the handles that the declaration makes. */
  readonly handles: readonly string[];
}
