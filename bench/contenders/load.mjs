/**
 * What one contender does in one process.
 *
 * @typedef {object} Session
 * @property {(...args: unknown[]) => Promise<unknown>} call  The workload's function, instrumented.
 * @property {(block: () => Promise<void>) => Promise<unknown>} [inside]  Runs a block of calls where the contender wants it, such as in an open trace. Default: as it is.
 * @property {number} [perCall]  Records that a call makes. Default 1.
 * @property {number} [perBlock]  Records that `inside` makes besides. Default 0.
 * @property {() => unknown} [drain]  Hands over what is still buffered.
 * @property {() => number | Promise<number>} [received]  Records that arrived where they are dropped; absent: cannot be counted, or nothing is recorded.
 * @property {unknown[]} [kept]  Records that are kept alive.
 * @property {() => void} [close]
 */

/**
 * What one contender does in a process that delivers. It is opened with the workload and a place: `url`, where its sink is, and
 * `dir`, a folder of its own.
 *
 * @typedef {object} DeliverySession
 * @property {(input: unknown) => unknown} call  The workload's function, instrumented.
 * @property {(block: () => void) => unknown} inside  Runs a block of calls in one trace.
 * @property {() => Promise<unknown>} drain  Resolves when everything has been sent or given up.
 * @property {() => unknown} finish  What its documentation has a program do at its end.
 */

/** `otel.json` is the function `json` of `otel.mjs`. Only that file is loaded: importing a peer may change the process. */
export async function load(contender) {
  const [file, name] = contender.split('.');
  const module = await import(`./${file}.mjs`);
  return module[name];
}
