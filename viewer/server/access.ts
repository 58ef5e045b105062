import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** Who may read: whoever brings the token that was printed, once; from then on whoever has the cookie that was given for it. */
export class Access {
  /** For one exchange, until it has been made. */
  readonly token = secret();
  readonly #cookie = secret();
  #redeemed = false;

  /** The value of the cookie for the token; `undefined` for a wrong or a used one. */
  redeem(token: string): string | undefined {
    const right = same(token, this.token) && !this.#redeemed;
    if (!right) return undefined;
    this.#redeemed = true;
    return this.#cookie;
  }

  /** `cookies`: the header as it came; `name`: of our cookie. */
  admits(cookies: string | undefined, name: string): boolean {
    return cookiesNamed(cookies ?? '', name).some((value) => same(value, this.#cookie));
  }
}

function secret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** In a time that does not tell how much of it was right: of both, hashes of one length are compared. */
function same(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function cookiesNamed(header: string, name: string): string[] {
  return header.split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at !== -1 && pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
}
