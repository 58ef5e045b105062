import { types } from 'node:util';

/** `instanceof`, which would run a trap where a Proxy stands in the chain. */
export function inherits(value: object, prototype: object): boolean {
  for (let link: object | null = value; link !== null && !types.isProxy(link); link = Object.getPrototypeOf(link)) {
    if (link === prototype) return true;
  }
  return false;
}
