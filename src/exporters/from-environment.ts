import { otlpFromEnvironment } from './otlp.js';
import { pandaprobeFromEnvironment } from './pandaprobe.js';
import { prefactorFromEnvironment } from './prefactor.js';
import type { Exporter } from './exporter.js';

const FACTORIES = [pandaprobeFromEnvironment, prefactorFromEnvironment, otlpFromEnvironment];

/**
 * The exporters that the environment names with the variables of each destination: for programs that configure none. A
 * variable that cannot be used is told to `onBadVariable`, and costs its exporter unless that throws.
 */
export function exportersFromEnvironment(env: NodeJS.ProcessEnv, onBadVariable: (error: unknown) => void): Exporter[] {
  return FACTORIES.flatMap((create) => {
    try {
      return create(env) ?? [];
    } catch (error) {
      onBadVariable(error);
      return [];
    }
  });
}
