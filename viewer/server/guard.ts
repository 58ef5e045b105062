import type { IncomingMessage } from 'node:http';

/** Why a request is not answered: a status, and a word for whoever sent it. */
export interface Refusal {
  status: number;
  error: string;
}

const READS = new Set(['GET', 'HEAD']);

/**
 * What is refused before anything else is looked at. A page of another origin can send requests here, with our cookie when
 * it is on another port of this machine, and by DNS rebinding under a name of its own; what it cannot do is to name this
 * server as `Host`, to leave out or to make up `Origin` and `Sec-Fetch-Site`, or to set a header of its own without being asked.
 */
export function refusalOf(request: IncomingMessage, port: number): Refusal | undefined {
  const { headers, method = '' } = request;
  const hosts = hostsOf(port);
  if (countOf(request, 'host') !== 1 || !hosts.includes(headers.host!.toLowerCase())) return { status: 421, error: `expected the address that \`filigree view\` printed: http://127.0.0.1:${port}` };
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host!.toLowerCase()}`) return { status: 403, error: 'expected a request of this page, got one of another origin' };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { status: 403, error: 'expected a request of this page, got one of another site' };
  if (!READS.has(method) && headers['x-filigree'] !== '1') return { status: 403, error: 'expected the header `x-filigree: 1` on what changes something' };
  if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0) return { status: 413, error: 'expected a request without a body' };
  return undefined;
}

/** The names that a browser can reach a server on the loopback interface by. */
function hostsOf(port: number): string[] {
  return ['127.0.0.1', '[::1]', 'localhost'].map((name) => `${name}:${port}`);
}

/** Node joins or drops a header that comes twice. */
function countOf({ rawHeaders }: IncomingMessage, name: string): number {
  return rawHeaders.filter((text, i) => i % 2 === 0 && text.toLowerCase() === name).length;
}
