import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bun runs the sources; the plugin is preloaded. A CommonJS file beside them keeps its exports. */
export function prepareBun({ root, entry }) {
  writeFileSync(join(root, 'preload.ts'), `import filigree from 'filigree/bun';\nBun.plugin(filigree({ modules: ['./agent/tracing'] }));\n`);
  writeFileSync(join(root, 'bunfig.toml'), 'preload = ["./preload.ts"]\n');
  writeFileSync(join(root, 'common.cjs'), "module.exports = { kind: 'CommonJS' };\n");
  appendFileSync(entry, "import common from '../common.cjs';\nif (common.kind !== 'CommonJS') throw new Error('the exports of a CommonJS file are lost');\n");
}
