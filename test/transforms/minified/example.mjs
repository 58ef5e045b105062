/**
 * Builds the example agent with the transform, minifies it, runs it, and finds in its records what the sources say: the
 * names, the parameters and the places that the minifier took away.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import filigree from 'filigree/esbuild';

const root = resolve(import.meta.dirname, '../../..');
const example = join(root, 'examples/research-agent');
const garden = join(root, 'test/examples/garden');

const PROGRAM = `
import { configure, flush } from 'filigree';
import { memory } from 'filigree/exporters/memory';
import { run } from './run.js';

const recorded = memory();
configure({ exporters: [recorded], store: false });
const { exitCode } = await run([${JSON.stringify(garden)}, '-q', 'Which mite weakens a colony?'], {}, { print() {}, printError: console.error });
await flush();
const shown = [...recorded.traces, ...recorded.spans].map(({ name, input, source }) => ({ name, parameters: Object.keys(input ?? {}), source }));
console.log(JSON.stringify({ exitCode, shown }));
`;

/** Of each record: its file, the text at its place, and the names of what it was given. */
const EXPECTED = {
  'load library': ['run.ts', "startTrace('load library'", ['folder']],
  'read files': ['run.ts', "t.span('read files'", []],
  'ResearchAgent.ask': ['agent.ts', 'ask(question:', ['question']],
  'ResearchAgent.gather': ['agent.ts', 'gather(plan:', ['plan']],
  'ResearchAgent.answer': ['agent.ts', 'answer(question:', ['messages']],
  'select passages': ['agent.ts', "startSpan('select passages'", ['limit']],
  'Planner.plan': ['planner.ts', 'plan(question:', ['question']],
  'Retriever.search': ['retriever.ts', 'search(query:', ['query']],
};

/** `minify` gets the code; without it, esbuild minifies. Gives the names of the records. */
export async function checkExample(minifier, minify) {
  const code = await minified(minify);
  assert.doesNotMatch(code, /\bclass (?:ResearchAgent|Planner|Retriever)\b|\((?:question|query|plan)\b/, 'the names are still there');
  const { exitCode, shown } = runCode(minifier, code);
  assert.equal(exitCode, 0);
  for (const [name, [file, text, parameters]] of Object.entries(EXPECTED)) {
    const record = shown.find((one) => one.name === name);
    assert.deepEqual(record?.parameters, parameters, name);
    assert.deepEqual(placeOf(record), placeIn(file, text), name);
  }
  return shown.map(({ name }) => name);
}

async function minified(minify) {
  const { outputFiles } = await build({
    stdin: { contents: PROGRAM, resolveDir: example, sourcefile: 'program.ts', loader: 'ts' },
    absWorkingDir: root, bundle: true, packages: 'external', format: 'esm', platform: 'node', target: 'es2022', write: false, minify: minify === undefined, plugins: [filigree()],
  });
  return minify === undefined ? outputFiles[0].text : minify(outputFiles[0].text);
}

function runCode(minifier, code) {
  const file = join(root, 'build/minified', `${minifier}.mjs`);
  mkdirSync(join(root, 'build/minified'), { recursive: true });
  writeFileSync(file, code);
  const { OPENAI_BASE_URL: _url, OPENAI_API_KEY: _key, NODE_OPTIONS: _options, ...env } = process.env;
  return JSON.parse(execFileSync(process.execPath, [file], { env, encoding: 'utf8' }));
}

function placeOf({ source }) {
  return { file: source.file, line: source.line, column: source.column };
}

function placeIn(file, text) {
  const lines = readFileSync(join(example, file), 'utf8').split('\n');
  const line = lines.findIndex((one) => one.includes(text) && !one.trimStart().startsWith('*'));
  return { file: `examples/research-agent/${file}`, line: line + 1, column: lines[line].indexOf(text) + 1 };
}
