import { FiligreeError, show } from '../errors.js';

/** What a setting has to be: in words, and as a test of a value. A number in a variable is tested as a number. */
export interface Expected<T> {
  readonly words: string;
  readonly fits: (value: unknown) => value is T;
  /** Text of an environment variable to a value; default: the text itself. */
  readonly read?: (text: string) => unknown;
  /** The value is never shown in a message. */
  readonly secret?: boolean;
}

/**
 * Reads the options of an exporter's factory: an argument wins over its environment variable; an empty variable is one that
 * is not set. Throws a `FiligreeError` that names what is wrong, at the call.
 */
export class FactoryOptions {
  readonly #factory: string;
  readonly #given: Readonly<Record<string, unknown>>;
  readonly #env: NodeJS.ProcessEnv;

  constructor(factory: string, given: object, env: NodeJS.ProcessEnv, names: readonly string[]) {
    if (typeof given !== 'object' || given === null) throw bad(factory, `expected an object of options, got ${show(given)}`);
    const unknown = Object.keys(given).find((name) => !names.includes(name));
    if (unknown !== undefined) {
      throw new FiligreeError('FILIGREE_UNKNOWN_OPTION', `\`${factory}\`: \`${unknown}\` is not an option; there are ${names.map((name) => `\`${name}\``).join(', ')}`);
    }
    this.#factory = factory;
    this.#given = given as Readonly<Record<string, unknown>>;
    this.#env = env;
  }

  get<T>(option: string, expected: Expected<T>, variable?: string): T | undefined {
    const given = this.#given[option];
    if (given !== undefined) return this.#checked(option, expected, given);
    const text = variable === undefined ? undefined : this.#env[variable]?.trim() || undefined;
    if (text === undefined) return undefined;
    const value = expected.read === undefined ? text : expected.read(text);
    if (expected.fits(value)) return value;
    throw new FiligreeError('FILIGREE_BAD_ENVIRONMENT', `environment variable \`${variable}\`: expected ${expected.words}, got ${shown(expected, text)}`);
  }

  /** @throws FiligreeError when neither the option nor its variable is set. */
  required<T>(option: string, expected: Expected<T>, variable: string): T {
    const value = this.get(option, expected, variable);
    if (value !== undefined) return value;
    throw bad(this.#factory, `expected \`${option}\` to be ${expected.words}, got \`undefined\`. Give it, or set the environment variable \`${variable}\``);
  }

  #checked<T>(option: string, expected: Expected<T>, given: unknown): T {
    if (expected.fits(given)) return given;
    throw bad(this.#factory, `expected \`${option}\` to be ${expected.words}, got ${shown(expected, given)}`);
  }
}

function bad(factory: string, rest: string): FiligreeError {
  return new FiligreeError('FILIGREE_BAD_OPTION', `\`${factory}\`: ${rest}`);
}

function shown({ secret }: Expected<unknown>, value: unknown): string {
  if (secret !== true) return show(value);
  return typeof value === 'string' ? `a string of ${value.length} characters` : typeof value;
}
