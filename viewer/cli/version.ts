import { readFileSync } from 'node:fs';

/** The version in the package's own package.json, which is some folders above this file: how many, the build decides. */
export function packageVersion(): string {
  for (let folder = new URL('.', import.meta.url); ; folder = new URL('..', folder)) {
    const { name, version } = manifest(folder);
    if (name === 'filigree' && version !== undefined) return version;
    if (folder.pathname === new URL('..', folder).pathname) return 'unknown';
  }
}

function manifest(folder: URL): { name?: string; version?: string } {
  try {
    return JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as { name?: string; version?: string };
  } catch {
    return {};
  }
}
