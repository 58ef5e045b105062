import { FiligreeError } from '../../errors.js';

/** Certificates beside those that Node trusts; each in PEM. */
export interface TlsOptions {
  /** Authorities that may have signed the destination's certificate, instead of the usual ones. */
  readonly ca?: string | Buffer;
  /** The client's own certificate, and its key. */
  readonly cert?: string | Buffer;
  readonly key?: string | Buffer;
}

/**
 * Those that are given.
 * @throws FiligreeError `FILIGREE_BAD_OPTION` when the certificates or the key cannot be read.
 */
export function checkTls({ ca, cert, key }: TlsOptions): TlsOptions {
  const given = { ...(ca !== undefined && { ca }), ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) };
  try {
    // Node takes any text for `ca`, and then trusts nobody.
    if (ca !== undefined && !String(ca).includes('-----BEGIN ')) throw new Error('`ca` has no certificate in it');
    // Loaded here: few give certificates, and `node:tls` takes milliseconds.
    if (Object.keys(given).length > 0) process.getBuiltinModule('node:tls').createSecureContext(given);
    return given;
  } catch (error) {
    // OpenSSL says what is wrong, and shows nothing of what it read.
    throw new FiligreeError('FILIGREE_BAD_OPTION', `\`tls\`: expected \`ca\`, \`cert\` and \`key\` to be in PEM and to belong together, got what cannot be used: ${(error as Error).message}`);
  }
}
