import { FiligreeError } from '../../errors.js';

/**
 * The URL of a destination that a user wrote.
 * @param where What the user knows it as, such as `otlp({ url })` or `OTEL_EXPORTER_OTLP_ENDPOINT`.
 * @throws FiligreeError `FILIGREE_BAD_OPTION` for what is no `http:` or `https:` URL; user, password and query are not in its message.
 */
export function parseDestination(text: string, where: string): URL {
  const url = typeof text === 'string' && URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url === undefined) throw unusable(where, `got \`${withoutSecrets(text)}\``);
  if (/unix/.test(url.protocol) || url.hostname === 'unix') throw unusable(where, 'got a Unix socket, which is not supported. Let the destination listen on a loopback port');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw unusable(where, `got one of the protocol \`${url.protocol}\``);
  if (url.port === '0') throw unusable(where, 'got the port 0, on which nothing can listen');
  url.hash = '';
  return url;
}

/** The URL of a path under a base that was written with or without a slash at its end; keeps the base's query. */
export function underPath(base: URL, path: string): URL {
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
  return url;
}

/** A URL as messages may show it: without user, password and query, any of which can be a secret. */
export function shownUrl({ origin, pathname }: URL): string {
  return pathname === '/' ? origin : `${origin}${pathname}`;
}

function unusable(where: string, got: string): FiligreeError {
  return new FiligreeError('FILIGREE_BAD_OPTION', `\`${where}\`: expected a URL such as \`https://collector.example.com:4318\`, ${got}`);
}

/** A long word without any punctuation of URLs is rather a key that went into the wrong setting. */
function withoutSecrets(text: unknown): string {
  if (typeof text !== 'string') return text === null ? 'null' : typeof text;
  if (/^[^.:/\s]{16,}$/.test(text)) return `a text of ${text.length} characters`;
  const shown = text.replace(/\/\/[^/?#]*@/, '//').replace(/[?#].*$/s, '');
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}
