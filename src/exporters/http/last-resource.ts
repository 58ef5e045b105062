import { clearInterval, setInterval } from 'node:timers';
import type { Readable } from 'node:stream';

/** A stream among what Node calls handles; of the others none of this is known. */
type Handle = Partial<Pick<Readable, 'readableFlowing' | 'listenerCount'>> & { readonly fd?: number };

const every = setInterval;
const never = clearInterval;

const LOOK_MS = 250;

/**
 * What libuv keeps the process alive for while a connection is opened, a name is looked up or a body is written, under
 * the names that `process.getActiveResourcesInfo` gives it. Unlike a handle, such an operation cannot be unref'd.
 */
const OPERATION = /^(?:(?:TCP)?ConnectWrap|GetAddrInfoReqWrap|(?:Simple)?(?:Write|Shutdown)Wrap)$/;

/** What a standard stream can be. It is listed once somebody touched it, and holds the process only while it is read. */
const STREAM = /^(?:Pipe|TTY)Wrap$/;

/**
 * Calls `leave` when nothing but such operations holds the process any more, at the second look in a row: a destination
 * that swallows packets must not delay the end of a program. Returns how to stop looking.
 */
export function whenLast(leave: () => void): () => void {
  let alone = false;
  const timer = every(() => {
    const was = alone;
    alone = onlyOperationsAreLeft();
    if (was && alone) leave();
  }, LOOK_MS);
  timer.unref();
  return () => never(timer);
}

function onlyOperationsAreLeft(): boolean {
  const others = process.getActiveResourcesInfo().filter((name) => !OPERATION.test(name));
  return others.every((name) => STREAM.test(name)) && others.length === idleStreams();
}

/** How many standard streams hold nothing. Undocumented, and asked for nothing else: without it they all count as holding. */
function idleStreams(): number {
  const { _getActiveHandles: activeHandles } = process as { _getActiveHandles?: () => readonly Handle[] };
  return activeHandles?.().filter(isIdleStream).length ?? 0;
}

function isIdleStream(handle: Handle): boolean {
  const { fd, readableFlowing, listenerCount } = handle;
  if (fd === 1 || fd === 2) return true;
  return fd === 0 && readableFlowing !== true && listenerCount?.call(handle, 'readable') === 0;
}
