import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const MAJORS = ['20', '24'];

/** The Node binary of a major version, and its exact version. Throws an error that says how to get one. */
export function findNode(major) {
  const binary = process.env[`BENCH_NODE${major}`] ?? fileURLToPath(new URL(`node_modules/node${major}/bin/${binaryName()}`, import.meta.url));
  const { status, stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  const version = status === 0 ? stdout.trim() : undefined;
  if (version?.startsWith(`v${major}.`)) return { major, binary, version };
  throw new Error(
    `expected Node ${major} at \`${binary}\`, got ${version ?? 'nothing that runs'}. The install script of the npm package \`node\` puts it there: ` +
      `run \`npm --prefix bench rebuild node${major}\`, with install scripts allowed (\`ignore-scripts\` not set; \`allowScripts\` in bench/package.json names \`node\`), ` +
      `or set BENCH_NODE${major} to a Node ${major} binary`,
  );
}

function binaryName() {
  return process.platform === 'win32' ? 'node.exe' : 'node';
}
