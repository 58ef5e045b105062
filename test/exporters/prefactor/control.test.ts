import { expect, test } from '@jest/globals';
import { startTrace } from 'filigree';
import { AgentTerminatedError } from 'filigree/exporters/prefactor';
import type { Termination } from 'filigree/exporters/prefactor';
import { until } from '../../support/until.js';
import { exporterOf, Host, send, server, Tape } from './harness.js';

function watched(pollIntervalMs = 0) {
  const heard: Termination[] = [];
  const exporter = exporterOf({ pollIntervalMs, onTerminate: (termination) => void heard.push(termination) });
  return { heard, exporter };
}

test('a signal that comes with the answer to a creation aborts the signal of that trace, with the reason', async () => {
  const tape = new Tape();
  const { exporter, heard } = watched();
  const [stopped, other] = [startTrace('stopped', { newTrace: true }), startTrace('other', { newTrace: true })];
  const signals = [exporter.signal(stopped), exporter.signal(other.traceId)];
  await send(exporter, tape.commit().batches.splice(0));
  const { id: instanceId } = [...server.instances.values()][0]!;
  const answered = [...server.instances.values()].find(({ id }) => server.spanNamed('stopped').agent_instance_id === id)!;
  server.fault = ({ body, path }) =>
    path.endsWith('/agent_spans') && body.toString().includes(answered.id)
      ? { reply: { status: 200, body: { status: 'success', details: { id: instanceId, status: 'active' }, control: { terminate: true, reason: 'policy breach' } } } }
      : undefined;
  stopped.span('next');
  other.span('goes on');
  await send(exporter, tape.commit().batches.splice(0));
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  expect(signals[0]!.reason).toBeInstanceOf(AgentTerminatedError);
  expect(signals[0]!.reason).toMatchObject({ name: 'AbortError', reason: 'policy breach', traceId: stopped.traceId, instanceId: answered.id });
  expect(heard).toEqual([{ traceId: stopped.traceId, instanceId: answered.id, reason: 'policy breach' }]);
});

test('a signal that comes with the answer to a finish is heard too', async () => {
  const tape = new Tape();
  const { exporter, heard } = watched();
  const t = startTrace('run');
  const s = t.span('work');
  await send(exporter, tape.commit().batches.splice(0));
  server.fault = ({ path }) =>
    /agent_spans\/.*\/finish/.test(path) ? { reply: { status: 200, body: { status: 'success', details: { id: 'x', status: 'complete' }, control: { terminate: true } } } } : undefined;
  s.end();
  await send(exporter, tape.commit().batches);
  expect(heard).toMatchObject([{ reason: undefined }]);
  t.end();
});

test('a termination that no answer tells is found by asking', async () => {
  const tape = new Tape();
  const { exporter, heard } = watched(5);
  const t = startTrace('run');
  await send(exporter, tape.commit().batches.splice(0));
  server.terminate(server.onlyInstance, 'stopped by hand');
  await until(() => heard.length > 0);
  expect(heard).toEqual([{ traceId: t.traceId, instanceId: server.onlyInstance.id, reason: 'stopped by hand' }]);
  t.end();
});

test('nobody is asked once the instances are finished', async () => {
  const tape = new Tape();
  const { exporter } = watched(5);
  startTrace('run').end();
  await send(exporter, tape.commit().batches);
  const before = server.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(server.requests.length).toBe(before);
});

test('what a terminated instance does not take any more is not refused: it is told once, and the rest is quiet', async () => {
  const tape = new Tape();
  const { exporter, heard } = watched();
  const t = startTrace('run');
  const s = t.span('in flight');
  await send(exporter, tape.commit().batches.splice(0));
  server.terminate(server.onlyInstance, 'enough');
  s.span('too late', () => {});
  s.end();
  t.end();
  expect(await send(exporter, tape.commit().batches)).toEqual({});
  expect(heard).toHaveLength(1);
  expect(server.onlyInstance.status).toBe('terminated');
});

test.each([
  ['throws', () => { throw new Error('of the user'); }],
  ['rejects', () => Promise.reject(new Error('of the user'))],
])('an `onTerminate` that %s is told, and nothing else happens', async (_what, onTerminate) => {
  const tape = new Tape();
  const host = new Host();
  const exporter = exporterOf({ onTerminate }, host);
  const t = startTrace('run');
  const s = t.span('work');
  await send(exporter, tape.commit().batches.splice(0));
  server.terminate(server.onlyInstance, 'enough');
  s.end();
  s.span('more', () => {});
  expect(await send(exporter, tape.commit().batches)).toEqual({});
  await until(() => host.warnings.length > 0);
  expect(host.warnings).toEqual(['`prefactor`: `onTerminate` threw (of the user)']);
  t.end();
});

test('work that stops with the signal is cancelled, not failed', async () => {
  const tape = new Tape();
  const exporter = exporterOf();
  const t = startTrace('run');
  const signal = exporter.signal(t);
  await send(exporter, tape.commit().batches.splice(0));
  server.terminate(server.onlyInstance, 'enough');
  const s = t.span('finds out');
  await send(exporter, tape.commit().batches.splice(0));
  expect(() => t.span('stops', () => signal.throwIfAborted())).toThrow('Prefactor has terminated the agent: enough');
  tape.commit();
  expect(tape.batches.flatMap(({ spans }) => spans)).toMatchObject([{ name: 'stops', status: 'CANCELLED' }]);
  s.end();
  t.end();
});
