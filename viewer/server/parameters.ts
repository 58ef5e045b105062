/** A parameter that cannot be used: answered by 400 with this message. */
export class BadRequest extends Error {}

const MAX_TEXT = 2000;

/** The parameters of a request's query, each checked when it is asked for. */
export class Parameters {
  readonly #given: URLSearchParams;

  constructor(given: URLSearchParams) {
    this.#given = given;
  }

  text(name: string): string {
    const value = this.#given.get(name) ?? '';
    if (value.length > MAX_TEXT) throw new BadRequest(`expected at most ${MAX_TEXT} characters as \`${name}\`, got ${value.length}`);
    return value;
  }

  integer(name: string, otherwise: number, [least, most]: readonly [number, number]): number {
    const given = this.#given.get(name);
    if (given === null) return otherwise;
    const value = /^\d{1,16}$/.test(given) ? Number(given) : Number.NaN;
    if (!(value >= least && value <= most)) throw new BadRequest(`expected a whole number from ${least} to ${most} as \`${name}\`, got \`${given.slice(0, 40)}\``);
    return value;
  }

  choice<C extends string>(name: string, choices: readonly [C, ...C[]]): C {
    const given = this.#given.get(name);
    if (given === null) return choices[0];
    const found = choices.find((choice) => choice === given);
    if (found === undefined) throw new BadRequest(`expected one of ${choices.join(', ')} as \`${name}\`, got \`${given.slice(0, 40)}\``);
    return found;
  }
}
