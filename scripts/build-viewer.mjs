/**
 * Builds the viewer's page: viewer/ui becomes static files in dist/viewer. Nothing of it is fetched while it is built, and
 * the page loads nothing from elsewhere.
 */
import { build } from 'vite';

export function buildViewer() {
  return build({
    configFile: false,
    root: 'viewer/ui',
    base: '/',
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: '../../dist/viewer',
      emptyOutDir: true,
      target: 'es2022',
      // `light-dark()` stays as it is: each colour is written once.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      // The content security policy has no `data:` for anything but images of the recorded values.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  });
}
