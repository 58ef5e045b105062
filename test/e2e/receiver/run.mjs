/** The receiver in front of real SDKs: what their programs did is read back with the command line. */
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { cached, has, run } from '../otlp/cache.mjs';

const here = resolve('test/e2e/receiver');
const filigree = resolve('dist/esm/viewer/cli/main.js');
const execute = promisify(execFile);

/** A receiver as a user starts it. */
async function receive(dir) {
  const child = spawn(process.execPath, [filigree, 'receive', '--port', '0', '--dir', dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await new Promise((done) => child.stdout.once('data', (text) => done(String(text).split('\n'))));
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? assert.fail(`expected an address, got ${line}`);
  const stop = () => new Promise((done) => child.once('exit', done) && child.kill('SIGINT'));
  return { url, stop };
}

/** What one program sent, as `filigree show` prints it. */
async function recorded(command, args, { cwd = here, env = {} } = {}) {
  const dir = join(mkdtempSync(join(tmpdir(), 'filigree-receiver-')), '.filigree');
  const { stop, url } = await receive(dir);
  try {
    await execute(command, args, { cwd, env: { ...process.env, ...env, OTEL_EXPORTER_OTLP_ENDPOINT: url } });
  } finally {
    assert.equal(await stop(), 0);
  }
  const shown = JSON.parse(execFileSync(process.execPath, [filigree, 'show', 'latest', '--json', '--io', '--dir', dir], { encoding: 'utf8' }));
  rmSync(join(dir, '..'), { recursive: true, force: true });
  return shown;
}

async function javascript() {
  run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: here });
  for (const encoding of ['proto', 'json']) {
    const { trace, spans } = await recorded(process.execPath, ['agent.mjs', encoding]);
    assert.deepEqual([trace.name, trace.status, trace.sessionId, trace.userId, trace.project], ['agent run', 'COMPLETED', 'c-7', 'u-1', 'js-agent']);
    assert.deepEqual(spans.map(({ depth, kind, name }) => `${depth} ${kind} ${name}`), ['0 AGENT agent run', '1 LLM chat gpt-5.4', '1 TOOL execute_tool weather']);
    assert.equal(spans[1].input.messages[0].content, 'Weather in Paris?');
    assert.equal(spans[2].error.type, 'TypeError');
    console.log(`receiver, OpenTelemetry JS, ${encoding}: passed`);
  }
}

async function vercel() {
  run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: here });
  const { trace, spans } = await recorded(process.execPath, ['vercel-agent.mjs']);
  assert.deepEqual([trace.name, trace.status, trace.sessionId, trace.userId, trace.totals.tokens], ['ai.generateText', 'COMPLETED', 's-1', 'u-1', 60]);
  assert.deepEqual(spans.map(({ depth, kind, name }) => `${depth} ${kind} ${name}`), ['0 AGENT ai.generateText', '1 LLM ai.generateText.doGenerate', '1 TOOL weather', '1 LLM ai.generateText.doGenerate']);
  const [, asked, called, answered] = spans;
  assert.equal(asked.output.messages[0].tool_calls[0].function.name, 'weather');
  assert.deepEqual([called.input, called.output], [{ city: 'Paris' }, { city: 'Paris', degrees: 21 }]);
  assert.deepEqual(answered.input.messages.map(({ role }) => role), ['system', 'user', 'assistant', 'tool']);
  assert.equal(answered.output.messages[0].content, 'It is 21 degrees.');
  console.log('receiver, AI SDK of Vercel: passed');
}

function virtualEnvironment(folder) {
  try {
    run('python3', ['-m', 'venv', folder]);
    run(join(folder, 'bin/pip'), ['install', '--quiet', '-r', join(here, 'requirements.txt')]);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function python() {
  if (!has('python3')) throw new Error('receiver: expected `python3` on this machine');
  const folder = cached('receiver-1', virtualEnvironment);
  const { startEmbeddedLlm } = await import(pathToFileURL(resolve('build/examples/research-agent/embedded-llm/server.js')).href);
  const llm = await startEmbeddedLlm();
  try {
    for (const instrumentation of ['openinference', 'openllmetry']) {
      const env = { LLM_URL: llm.baseURL, LLM_KEY: llm.apiKey, LLM_MODEL: llm.model };
      check(await recorded(join(folder, 'bin/python'), ['agent.py', instrumentation], { env }), instrumentation, llm.model);
      console.log(`receiver, Python with ${instrumentation}: passed`);
    }
  } finally {
    await llm.close();
  }
}

function check({ trace, spans }, instrumentation, model) {
  assert.deepEqual([trace.name, trace.status, trace.sessionId, trace.project, trace.environment], ['agent', 'COMPLETED', 's-1', `${instrumentation}-agent`, 'test']);
  const [root, plain, asked, answered, streamed, failed] = spans;
  assert.equal(root.name, 'agent');
  for (const call of [plain, asked, answered, streamed]) {
    assert.deepEqual([call.kind, call.model, call.depth, call.status], ['LLM', model, 1, 'COMPLETED']);
    assert.ok(call.tokenUsage.promptTokens > 20 && call.tokenUsage.completionTokens > 3);
  }
  assert.equal(plain.input.messages[0].content, 'Be brief.');
  assert.match(plain.output.messages[0].content, /honey/);
  assert.equal(plain.modelParameters.temperature, 0.2);
  assert.equal(asked.output.messages[0].tool_calls[0].function.name, 'search');
  assert.equal(answered.input.messages[2].role, 'tool');
  assert.ok(streamed.completionStartTime > streamed.startTime);
  assert.equal(failed.status, 'ERROR');
  assert.match(failed.error.message, /No such model/);
}

export async function receiver(parts = ['javascript', 'vercel', 'python']) {
  for (const part of parts) await { javascript, vercel, python }[part]();
}
