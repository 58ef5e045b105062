import { isRecording } from './recording.js';

/** What generated code calls with an exception that leaves a `using` block, before the handles are disposed. Gives it back to be thrown again. */
export function thrown(error: unknown, ...handles: readonly unknown[]): unknown {
  for (const handle of handles) if (isRecording(handle)) handle.failWith(error);
  return error;
}
