type Then = (promise: Promise<unknown>, onValue: (value: unknown) => unknown, onError: (error: unknown) => unknown) => Promise<unknown>;

/** `Promise.prototype.then` as it was at load, with the promise as its first argument: a host may replace the method. */
export const then = Function.prototype.call.bind(Promise.prototype.then) as Then;
