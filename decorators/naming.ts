import { types } from 'node:util';
import { metadataKey } from './symbol-metadata.js';
import type { Member } from './dialect.js';
import type { NameFinder } from '../src/call-opening.js';

/**
 * Names a member `Class.member` at its first call on an object of its class. A standard decorator is not told its class, so the class is found
 * from `this` by the metadata object that belongs to it alone: an override and the method that it calls with `super`
 * are each named after the class that declares them.
 */
export function memberName(member: Member): NameFinder {
  return (self) => {
    const name = typeof member.name === 'symbol' ? `[${member.name.description ?? ''}]` : member.name;
    const owner = typeof member.owner === 'function' ? member.owner : owningClass(member, self);
    const className = owner === undefined ? '' : nameOf(owner);
    return { name: className === '' ? name : `${className}.${name}`, final: owner !== undefined };
  };
}

function owningClass({ owner }: Member, self: unknown): object | undefined {
  let nearest: object | undefined;
  for (let link = firstLink(self); link !== null; link = next(link)) {
    const candidate = typeof link === 'function' ? link : constructorOf(link);
    if (candidate === undefined) continue;
    if (owner !== undefined && ownValue(candidate, metadataKey) === owner) return candidate;
    nearest ??= candidate;
  }
  return nearest;
}

function firstLink(self: unknown): object | null {
  if ((typeof self !== 'object' && typeof self !== 'function') || self === null) return null;
  return types.isProxy(self) ? null : self;
}

function next(link: object): object | null {
  const prototype: object | null = Object.getPrototypeOf(link);
  return prototype === Object.prototype || prototype === Function.prototype || types.isProxy(prototype) ? null : prototype;
}

function constructorOf(prototype: object): object | undefined {
  const value = ownValue(prototype, 'constructor');
  return typeof value === 'function' ? value : undefined;
}

function nameOf(owner: object): string {
  const name = ownValue(owner, 'name');
  return typeof name === 'string' ? name : '';
}

function ownValue(target: object, key: string | symbol): unknown {
  return Object.getOwnPropertyDescriptor(target, key)?.value;
}
