/** Tells by the name that a value stands under whether it is a secret. */
export interface KeyRules {
  /** The rule that the name falls under, `undefined` for an ordinary name. */
  ruleOf(name: string): string | undefined;
}

/** Names that are secret as a whole, in lower case without separators: `api_key`, `API-KEY` and `apiKey` are one name. */
const EXACT: Readonly<Record<string, string>> = {
  pwd: 'password',
  passwords: 'password',
  secrets: 'secret',
  credential: 'credentials',
  credentials: 'credentials',
  cookie: 'cookie',
  cookies: 'cookie',
  setcookie: 'cookie',
  // Session cookies of PHP, Java servlets, Express, ASP.NET and Laravel.
  phpsessid: 'cookie',
  jsessionid: 'cookie',
  connectsid: 'cookie',
  aspnetsessionid: 'cookie',
  laravelsession: 'cookie',
  apikeys: 'api-key',
  privatekeys: 'private-key',
  jwt: 'token',
  xamzsignature: 'signature',
  xgoogsignature: 'signature',
};

/** Ends of names: `OPENAI_API_KEY`, `dbPassword`, `x-goog-api-key`. */
const SUFFIXES: readonly (readonly [string, string])[] = [
  ['password', 'password'],
  ['passwd', 'password'],
  ['passphrase', 'password'],
  ['passwordhash', 'password'],
  ['secret', 'secret'],
  ['authorization', 'authorization'],
  ['sessioncookie', 'cookie'],
  ['authcookie', 'cookie'],
  ['apikey', 'api-key'],
  ['secretkey', 'secret-key'],
  ['secretaccesskey', 'secret-key'],
  ['sharedaccesskey', 'secret-key'],
  ['accountkey', 'secret-key'],
  ['privatekey', 'private-key'],
  ['signingkey', 'private-key'],
  ['encryptionkey', 'private-key'],
  ['accesstoken', 'token'],
  ['refreshtoken', 'token'],
  ['idtoken', 'token'],
  ['authtoken', 'token'],
  ['apitoken', 'token'],
  ['bearertoken', 'token'],
  ['sessiontoken', 'token'],
  ['securitytoken', 'token'],
  ['csrftoken', 'token'],
  ['xsrftoken', 'token'],
  ['bottoken', 'token'],
];

/**
 * A name whose last word is `token` is a secret, unless the word before says that it is a piece of text, a position in
 * a list or a signal. Counts (`max_tokens`, `tokenCount`, `tokenUsage`) do not end with the word at all.
 */
const HARMLESS_TOKENS: ReadonlySet<string> = new Set(
  ('next prev previous page nextpage continuation continue start end first last new sync cursor watermark resume skip eos bos eot pad padding sep cls mask unk unknown special stop ' +
    'per max min total num count each every single sub word text image audio prompt completion input output reasoning cached top ' +
    'cancel cancellation abort decoded predicted sampled added control delimiter separator placeholder').split(' '),
);

/** Longer names are looked at from their end. */
const MAX_NAME = 128;
const MAX_REMEMBERED = 1000;

/** The built-in rules, and the names that the user adds: a string means the name in any spelling, a RegExp is tested on it. */
export function keyRules(added: readonly (string | RegExp)[]): KeyRules {
  const names = new Set(added.filter((key) => typeof key === 'string').map(joined).filter((name) => name !== ''));
  const patterns = added.filter((key) => typeof key !== 'string').map((pattern) => new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '')));
  /** `null`: an ordinary name. */
  const remembered = new Map<string, string | null>();

  function decide(name: string): string | undefined {
    if (names.has(joined(name)) || patterns.some((pattern) => pattern.test(name))) return 'custom-key';
    return builtInRule(name.slice(-MAX_NAME));
  }

  return {
    // A name is looked up in 10 ns and decided in 1 us, and programs have few names.
    ruleOf(name) {
      const known = remembered.get(name);
      if (known !== undefined) return known ?? undefined;
      const rule = decide(name);
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      if (name.length <= MAX_NAME) remembered.set(name, rule ?? null);
      return rule;
    },
  };
}

function builtInRule(name: string): string | undefined {
  // The working directory, in every environment; in connection strings it is `Pwd` or `pwd`.
  if (name === 'PWD') return undefined;
  const whole = joined(name);
  if (Object.hasOwn(EXACT, whole)) return EXACT[whole];
  return SUFFIXES.find(([suffix]) => whole.endsWith(suffix))?.[1] ?? (isSecretToken(wordsOf(name)) ? 'token' : undefined);
}

function isSecretToken(words: readonly string[]): boolean {
  return words.at(-1) === 'token' && !HARMLESS_TOKENS.has(words.at(-2) ?? '');
}

function joined(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

function wordsOf(name: string): string[] {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  return spaced.toLowerCase().split(/[^a-z0-9]/).filter((word) => word !== '');
}
