/** The call itself: what every overhead is measured against. */

export function call(workload) {
  return { call: workload.make() };
}

export function depth() {
  return { wrap: (fn) => fn };
}
