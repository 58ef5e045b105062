import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One folder of test/transforms/goldens: its name is a sentence, its files are what goes in and what comes out. */
export interface Golden {
  sentence: string;
  /** `in.ts`, `in.tsx` or `in.js`. */
  file: string;
  input: string;
  output: string;
}

/** Those of a folder in test/transforms. */
export function goldensIn(name: string): Golden[] {
  const folder = join(import.meta.dirname, '..', name);
  return readdirSync(folder).map((sentence) => {
    const read = (file: string) => readFileSync(join(folder, sentence, file), 'utf8');
    const file = readdirSync(join(folder, sentence)).find((entry) => entry.startsWith('in.'))!;
    return { sentence, file, input: read(file), output: read(file.replace('in.', 'out.')) };
  });
}

export const goldens = goldensIn('goldens');
