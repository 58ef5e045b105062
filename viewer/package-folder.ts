import { readFileSync } from 'node:fs';

interface Manifest {
  name?: string;
  version?: string;
}

/** The package's own folder and manifest, some folders above this file: how many, the build decides. */
export function ownPackage(): { folder: URL; manifest: Manifest } | undefined {
  for (let folder = new URL('.', import.meta.url); ; folder = new URL('..', folder)) {
    const manifest = manifestIn(folder);
    if (manifest.name === 'filigree' && manifest.version !== undefined) return { folder, manifest };
    if (folder.pathname === new URL('..', folder).pathname) return undefined;
  }
}

function manifestIn(folder: URL): Manifest {
  try {
    return JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as Manifest;
  } catch {
    return {};
  }
}
