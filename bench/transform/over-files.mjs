/** One pass over the files in a process of its own; prints the processor time that it took, in milliseconds. */
import { readFileSync } from 'node:fs';
import { transform } from '../../build/transforms/apply.js';
import { parse } from '../../build/transforms/parse.js';
import { mentionsFiligree } from '../../build/transforms/prefilter.js';

const passes = {
  prefilter: (code) => mentionsFiligree(code),
  parse: (code, file) => mentionsFiligree(code) && parse(code, file),
  names: (code, file) => transform(code, file),
  erase: (code, file) => transform(code, file, { erase: true }),
};

const [what, list] = process.argv.slice(2);
// The texts as a bundler has them: read one by one, each a string of its own.
const files = JSON.parse(readFileSync(list, 'utf8')).map((code) => Buffer.from(code).toString('utf8'));
const pass = passes[what];
const before = process.cpuUsage();
files.forEach((code, i) => pass(code, `src/file-${i}.ts`));
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);
