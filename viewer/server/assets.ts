import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Answer } from './respond.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Names of files under `assets/` have a hash of what is in them. */
const FOREVER = { 'Cache-Control': 'private, max-age=31536000, immutable' };

/**
 * The files of the page: read once, into a table. A request is looked up in it by its path, so no path from the network
 * ever becomes the name of a file.
 */
export class Assets {
  readonly #table = new Map<string, Answer>();

  /** `folder`: where the build put the page. */
  constructor(folder: string) {
    for (const { path, file } of filesIn(folder)) {
      const type = TYPES[extname(file)];
      if (type !== undefined) this.#table.set(path, { status: 200, type, body: readFileSync(file), headers: path.startsWith('/assets/') ? FOREVER : {} });
    }
  }

  /** The page, for every address that it draws itself; `undefined` if it was not built. */
  get page(): Answer | undefined {
    return this.#table.get('/index.html');
  }

  find(path: string): Answer | undefined {
    return this.#table.get(path);
  }
}

function filesIn(folder: string): { path: string; file: string }[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    // A link is no file here, and is left out.
    return entries.filter((entry) => entry.isFile()).map(({ name, parentPath }) => ({ path: `${parentPath.slice(folder.length)}/${name}`, file: join(parentPath, name) }));
  } catch {
    return [];
  }
}
