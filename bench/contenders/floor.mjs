import { AsyncLocalStorage } from 'node:async_hooks';

/** The least that a tracer can do: one context, two clock reads and one object for each call. */

const storage = new AsyncLocalStorage();

/** Where the last record goes, so that the compiler cannot leave it out. */
export let last;

/** The second clock read when the call has returned its promise: cheaper than any tracer can be, and wrong for an async call. */
export function start({ name, make }) {
  const fn = make();
  return {
    call(a, b) {
      const startTime = performance.now();
      const promise = storage.run({ name }, fn, a, b);
      last = { name, startTime, endTime: performance.now(), input: { a, b }, output: undefined };
      return promise;
    },
  };
}

/** The second clock read at the settlement, which is when an async call ends. */
export function settle({ name, make }) {
  const fn = make();
  return {
    async call(a, b) {
      const startTime = performance.now();
      const output = await storage.run({ name }, fn, a, b);
      last = { name, startTime, endTime: performance.now(), input: { a, b }, output };
      return output;
    },
  };
}

/** Model call; input, output and usage are kept by reference, so what the program changes later changes the record. */
export function llm({ name, model, make }) {
  let current;
  const fn = make((usage) => (current = usage));
  return {
    async call(request) {
      const startTime = performance.now();
      const output = await storage.run({ name }, fn, request);
      last = { name, model, startTime, endTime: performance.now(), input: request, output, usage: current };
      return output;
    },
  };
}

/** Model call; input and output are snapshots, made the usual way. */
export function llmJson({ name, model, make }) {
  let current;
  const fn = make((usage) => (current = usage));
  return {
    async call(request) {
      const startTime = performance.now();
      const input = JSON.stringify(request);
      const output = await storage.run({ name }, fn, request);
      last = { name, model, startTime, endTime: performance.now(), input, output: JSON.stringify(output), usage: current };
      return output;
    },
  };
}

/** `settle`, and every record is kept. */
export function kept({ name, make }) {
  const fn = make();
  const records = [];
  return {
    async call(a, b) {
      const startTime = performance.now();
      const output = await storage.run({ name }, fn, a, b);
      records.push({ name, startTime, endTime: performance.now(), input: { a, b }, output });
      return output;
    },
    kept: records,
  };
}

export function depth() {
  return { wrap: (fn) => (...args) => storage.run({ fn }, fn, ...args) };
}

/** The least frame that a wrapper can have: it records nothing and hands on its arguments. */
export function handsOn() {
  return {
    wrap: (fn) =>
      function wrapper(...args) {
        return Reflect.apply(fn, this, args);
      },
  };
}

/** The same for parameters that are known when it is written. */
export function handsOnThree() {
  return {
    wrap: (fn) =>
      function wrapper(a, b, c) {
        return fn.call(this, a, b, c);
      },
  };
}
