import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bun runs the sources; the plugin is preloaded. */
export function prepareBun({ root }) {
  writeFileSync(join(root, 'preload.ts'), `import filigree from 'filigree/bun';\nBun.plugin(filigree({ modules: ['./agent/tracing'] }));\n`);
  writeFileSync(join(root, 'bunfig.toml'), 'preload = ["./preload.ts"]\n');
}
