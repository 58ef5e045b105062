/** What spans have in common that differ in little else: name, kind and model, each by its number. */
export interface Shape {
  readonly name: number;
  readonly kind: number;
  readonly model: number;
}

/** Shapes by number. A million spans have a few dozen of them, so that sums by name, kind or model are sums by shape first. */
export class Shapes {
  readonly #shapes: Shape[] = [];
  readonly #numbers = new Map<string, number>();
  /** The last shape that was asked for by name: most spans of a name have one kind and one model. */
  readonly #lastOfName = new Map<number, number>();

  get length(): number {
    return this.#shapes.length;
  }

  of(number: number): Shape {
    return this.#shapes[number]!;
  }

  number(name: number, kind: number, model: number): number {
    const last = this.#lastOfName.get(name);
    if (last !== undefined && this.#shapes[last]!.kind === kind && this.#shapes[last]!.model === model) return last;
    const key = `${name} ${kind} ${model}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#shapes.push({ name, kind, model }) - 1;
      this.#numbers.set(key, number);
    }
    this.#lastOfName.set(name, number);
    return number;
  }

  all(): readonly Shape[] {
    return this.#shapes;
  }

  restore(shapes: readonly Shape[]): void {
    for (const { name, kind, model } of shapes) this.number(name, kind, model);
  }
}
