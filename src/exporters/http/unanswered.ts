import { escapeTerminal } from '../../text/escape.js';
import { ExportError, isExportError } from '../export-error.js';
import { StaleConnection } from './exchange.js';
import { mask } from './secrets.js';
import type { RefusalKind } from '../export-error.js';
import type { Prepared } from './prepare.js';

const NOT_TRUSTED = 'its TLS certificate is not trusted. Give the authority that signed it as `tls.ca`, or to Node in `NODE_EXTRA_CA_CERTS`';
const NO_TLS = 'it does not speak TLS on this port. Is the URL to begin with `http://`, or the port another one?';

/** What the codes of Node, libuv and OpenSSL mean for somebody who configured a URL. */
const MEANINGS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it closed the connection',
  EPIPE: 'it closed the connection',
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'names cannot be looked up now',
  CERT_HAS_EXPIRED: 'its TLS certificate has expired',
  CERT_NOT_YET_VALID: 'its TLS certificate is not valid yet. Is the clock of this machine right?',
  DEPTH_ZERO_SELF_SIGNED_CERT: NOT_TRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: NOT_TRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: NOT_TRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: NOT_TRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: NOT_TRUSTED,
  ERR_TLS_CERT_ALTNAME_INVALID: 'its TLS certificate is for another host',
  ERR_SSL_WRONG_VERSION_NUMBER: NO_TLS,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NO_TLS,
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'it offers no version of TLS from 1.2 on',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'it offers no version of TLS from 1.2 on',
  HPE_HEADER_OVERFLOW: 'the headers of its answer are longer than 16 KiB',
};

/** Of these the request itself is the reason, so sending it again is of no use before the configuration has changed. */
const UNSENDABLE = new Set(['ERR_INVALID_CHAR', 'ERR_HTTP_INVALID_HEADER_VALUE', 'ERR_INVALID_HTTP_TOKEN', 'ERR_UNESCAPED_CHARACTERS', 'ERR_INVALID_PROTOCOL']);

/** The error of a request that no answer came to. */
export function unanswered(error: unknown, { url, secrets }: Prepared): ExportError {
  if (isExportError(error)) return error;
  const { code, text } = told(error);
  const detail = mask(text, secrets());
  const meaning = code === undefined ? undefined : MEANINGS[code];
  const reason = escapeTerminal(meaning === undefined ? detail : `${meaning} (${code})`);
  const kind: RefusalKind = UNSENDABLE.has(code ?? '') ? 'denied' : 'unavailable';
  return new ExportError(kind, `${url.origin} ${kind === 'denied' ? 'was not asked' : 'did not answer'}: ${reason}`, { cause: plain(detail, code) });
}

interface Told {
  readonly code: string | undefined;
  readonly text: string;
}

/** The first of the errors when several addresses failed: they are one host. By shape: the program can have a realm of its own. */
function told(thrown: unknown): Told {
  const error = (thrown instanceof StaleConnection ? thrown.cause : thrown) as Partial<NodeJS.ErrnoException & AggregateError> | null | undefined;
  const first: unknown = error?.errors?.[0];
  if (first !== undefined) return told(first);
  const text = String(error?.message ?? error).trim();
  return { code: typeof error?.code === 'string' ? (openSslCode(text) ?? error.code) : undefined, text };
}

/** Of a failed handshake, which, depending on when it fails, has no other code than `EPROTO`. */
function openSslCode(text: string): string | undefined {
  const reason = /:SSL routines:[^:]*:([^:]+):/.exec(text)?.[1];
  return reason && `ERR_SSL_${reason.toUpperCase().replaceAll(' ', '_')}`;
}

/** Without what Node hangs on its errors: a parse error has the bytes of the answer, a certificate error the certificate. */
function plain(message: string, code: string | undefined): Error {
  return Object.assign(new Error(message), code !== undefined && { code });
}
