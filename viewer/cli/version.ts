import { ownPackage } from '../package-folder.js';

/** The version in the package's own package.json. */
export function packageVersion(): string {
  return ownPackage()?.manifest.version ?? 'unknown';
}
