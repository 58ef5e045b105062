import { createServer } from 'node:http';
import { handler } from './http/handler.js';
import { Intake } from './store/intake.js';
import { ReceivedJournal } from './store/received-journal.js';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What `startReceiver` takes. */
export interface ReceiverOptions {
  /** The store's folder, such as `.filigree`. It is made with the first span. */
  readonly dir: string;
  /** Default 4318, where SDKs send by default; 0 for any that is free. */
  readonly port?: number;
  /** Bytes of all files of the store together. Default 1 GiB. */
  readonly maxBytes?: number;
  /** Whether secrets are taken out of what comes. Default `true`. */
  readonly redact?: boolean;
}

/** A receiver that listens. */
export interface Receiver {
  /** Such as `http://127.0.0.1:4318`; what SDKs take as `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly url: string;
  /** Ends open traces as they are, and closes the files; requests that are being answered have a second to end. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const SETTLE_MS = 5000;
const GRACE_MS = 1000;
const LIMITS = { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 60_000 };
const MAX_CONNECTIONS = 256;

/**
 * Receives traces of other SDKs and languages: OTLP over HTTP at `/v1/traces`, on this machine alone, in protobuf or JSON.
 * Rejects with what the system says when the port is taken (`EADDRINUSE`).
 */
export async function startReceiver({ dir, port = 4318, maxBytes = 2 ** 30, redact = true }: ReceiverOptions): Promise<Receiver> {
  const journal = new ReceivedJournal(dir, maxBytes);
  const intake = new Intake(journal, redact);
  const server = createServer(LIMITS, handler(intake));
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, port);
  const settling = setInterval(() => intake.settle(), SETTLE_MS).unref();
  const close = async (): Promise<void> => {
    clearInterval(settling);
    await stop(server);
    intake.settle(0);
    journal.close();
  };
  return { url: `http://${HOST}:${(server.address() as AddressInfo).port}`, close };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(grace);
      resolve();
    });
    server.closeIdleConnections();
  });
}
