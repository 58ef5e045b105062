import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { Indexer } from '../index/indexer.js';
import { ownPackage } from '../package-folder.js';
import { Access } from './access.js';
import { Assets } from './assets.js';
import { Context } from './context.js';
import { Events } from './events.js';
import { handle } from './handle.js';
import { listen, newServer } from './listen.js';
import { Live } from './live.js';
import type { StoreLocation } from '../store/location.js';
import type { Site } from './handle.js';

/** What to serve, and where. */
export interface ViewerOptions extends StoreLocation {
  /** Default: the first free one from 4319 on. */
  port?: number;
  /** What receives spans from elsewhere meanwhile. */
  receiver?: { url: string };
  /** Where the built page is. Default: in the package. */
  assets?: string;
  onError(error: unknown): void;
}

/** A viewer that runs. */
export interface Viewer {
  /** `http://127.0.0.1:4319` */
  readonly origin: string;
  /** The address that lets one browser in, once. */
  readonly url: string;
  /** Resolves when all of the store has been read. */
  readonly indexed: Promise<void>;
  close(): Promise<void>;
}

/** Starts the viewer's server. Rejects when the port that was asked for is taken. */
export async function startViewer(options: ViewerOptions): Promise<Viewer> {
  const { dir, journal, onError, receiver } = options;
  const context = new Context({ indexer: new Indexer(journal, join(dir, 'index', 'snapshot.bin')), dir, version: ownPackage()?.manifest.version ?? 'unknown', receiver });
  const live = new Live(context);
  const events = new Events(context, live);
  const access = new Access();
  let site: Site | undefined;
  const server = newServer((request, response) => void (site === undefined ? response.destroy() : handle(request, response, site)));
  const port = await listen(server, options.port);
  site = { access, assets: new Assets(options.assets ?? builtPage()), context, events, port, onError };
  const stop = new AbortController();
  const running = live.run(stop.signal).catch(onError);
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    url: `${origin}/?token=${access.token}`,
    indexed: live.indexed,
    async close() {
      stop.abort();
      events.close();
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
      await running;
    },
  };
}

function builtPage(): string {
  const own = ownPackage();
  return own === undefined ? '' : fileURLToPath(new URL('dist/viewer', own.folder));
}
