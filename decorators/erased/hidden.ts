const hidden = new Set<symbol>();

/**
 * A name under which a decorated `#private` member stands on its class until the class is decorated: nothing but an
 * instance has a private method, and no other place has its `super`.
 */
export function hide(): symbol {
  const name = Symbol('filigree.hidden');
  hidden.add(name);
  return name;
}

/** The hidden members of a class or a prototype, in the order of the text. The object is left without them. */
export function takeHidden(place: object): PropertyDescriptor[] {
  return Object.getOwnPropertySymbols(place).flatMap((symbol) => {
    if (!hidden.delete(symbol)) return [];
    const descriptor = Object.getOwnPropertyDescriptor(place, symbol)!;
    Reflect.deleteProperty(place, symbol);
    return [descriptor];
  });
}
