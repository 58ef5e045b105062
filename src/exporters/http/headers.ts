import { FiligreeError } from '../../errors.js';

export type Headers = Readonly<Record<string, string>>;

/**
 * Refuses headers that cannot be sent, such as a key with a line break behind it, where they are configured.
 * @param where What the user knows them as, such as `otlp({ headers })`.
 * @throws FiligreeError `FILIGREE_BAD_OPTION` that names the header and never shows its value.
 */
export function checkHeaders(headers: Headers, where: string): void {
  // Not imported: `node:http` takes milliseconds, and most programs never send anything.
  const { validateHeaderName, validateHeaderValue } = process.getBuiltinModule('node:http');
  for (const [name, value] of Object.entries(headers)) {
    if (!allowed(() => validateHeaderName(name))) throw bad(where, `headers with names of letters, digits and \`-\`, got \`${JSON.stringify(name)}\``);
    if (typeof value !== 'string') throw bad(where, `the header \`${name}\` to be a string, got ${value === null ? 'null' : typeof value}`);
    if (!allowed(() => validateHeaderValue(name, value))) {
      throw bad(where, `the header \`${name}\` to have characters that HTTP allows, got ${oddCharacter(value)}. Was a line break or a typographic character copied with it?`);
    }
  }
}

/** The `authorization` header of the user and the password in a URL; none when it has neither. */
export function basicAuth({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  return `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}`;
}

/** A part of a URL as it is meant; a stray percent sign stands for itself. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function allowed(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

function oddCharacter(value: string): string {
  const at = value.search(/[^\t\x20-\x7e\x80-\xff]/);
  return `\`U+${value.codePointAt(at)!.toString(16).toUpperCase().padStart(4, '0')}\` as character ${at + 1} of ${value.length}`;
}

function bad(where: string, rest: string): FiligreeError {
  return new FiligreeError('FILIGREE_BAD_OPTION', `\`${where}\`: expected ${rest}`);
}
