/** Real backends that take OTLP, each built or installed when it is not in the cache: our records sent, and read back. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { has } from './cache.mjs';
import { collector } from './collector.mjs';
import { jaeger } from './jaeger.mjs';
import { phoenix } from './phoenix.mjs';

const SUITES = { collector: [collector, 'go'], jaeger: [jaeger, 'go'], phoenix: [phoenix, 'python3'] };

/** Runs the suites; one that needs a tool which is not there fails, unless others were asked for by name. */
export async function otlpBackends(names = Object.keys(SUITES)) {
  const built = await import(pathToFileURL(resolve('dist/esm/exporters/otlp.js')).href);
  for (const name of names) {
    const [suite, tool] = SUITES[name];
    if (!has(tool)) throw new Error(`otlp, ${name}: expected \`${tool}\` on this machine`);
    await suite(built);
    console.log(`otlp, ${name}: passed`);
  }
}
