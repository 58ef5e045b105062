import { clearInterval, setInterval } from 'node:timers';

const every = setInterval;
const never = clearInterval;

const LOOK_MS = 250;

/**
 * What libuv keeps the process alive for while a connection is opened, a name is looked up or a body is written. Unlike a
 * handle, such an operation cannot be unref'd; it ends with its socket.
 */
const OPERATIONS = /^(?:(?:TCP)?ConnectWrap|GetAddrInfoReqWrap|WriteWrap|ShutdownWrap)$/;

/**
 * Calls `leave` when nothing but such operations holds the process any more, at the second look in a row: a destination
 * that swallows packets must not delay the end of a program. Returns how to stop looking.
 */
export function whenLast(leave: () => void): () => void {
  let alone = false;
  const timer = every(() => {
    const was = alone;
    alone = process.getActiveResourcesInfo().every((name) => OPERATIONS.test(name));
    if (was && alone) leave();
  }, LOOK_MS);
  timer.unref();
  return () => never(timer);
}
