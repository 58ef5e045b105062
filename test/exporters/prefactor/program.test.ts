import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { Batch, Exporter } from 'filigree';
import { PrefactorServer } from '../../support/prefactor-server.js';
import { exporterOf, send, Tape } from './harness.js';
import { Program, steps } from './random-program.js';
import type { Node } from './random-program.js';

jest.setTimeout(60_000);

type Fault = 'none' | 'refused' | 'lost';
const faults = fc.array(fc.constantFrom<Fault>('none', 'none', 'refused', 'lost'), { maxLength: 40 });

function afflict(server: PrefactorServer, list: readonly Fault[]): void {
  const left = [...list];
  server.fault = () => {
    const fault = left.shift() ?? 'none';
    return fault === 'none' ? undefined : { reply: { status: 503 }, after: fault === 'lost' };
  };
}

/** Gives batches as a delivery does: again until they are taken. */
async function deliver(exporter: Exporter, batches: readonly Batch[]): Promise<void> {
  for (const batch of batches) {
    for (;;) {
      const result = await send(exporter, [batch]).catch(() => undefined);
      if (result === undefined) continue;
      expect(result).toEqual({});
      break;
    }
  }
}

/** `from`: the first group that the process which ended the run was given. */
function expectSpan(server: PrefactorServer, node: Node, top: string | null, from = 0): void {
  const { parent_span_id: parentId, payload, started_at: started, status } = server.spanNamed(node.name);
  expect([node.name, status, started !== undefined]).toEqual([node.name, node.outcome, node.begun]);
  const parent = node.parent === node.trace ? top : server.spanNamed(node.parent!.name).id;
  const missing = payload['metadata'].filigree.missing_parent;
  // A span that never began can be over before the prepared span above it is known; one that was prepared can begin when
  // the span above it is over, which only the dead process was told of.
  const excused = !node.begun || (node.parent!.endedIn < from && node.endedIn >= from);
  if (missing === undefined || !excused) expect([node.name, parentId]).toEqual([node.name, parent]);
  else expect([parentId, missing]).toEqual([top, (node.parent!.context as { spanId: string }).spanId]);
}

test('whatever a program does, Prefactor ends up with exactly that, over refused and lost requests', async () => {
  await fc.assert(
    fc.asyncProperty(steps, faults, async (todo, list) => {
      const server = await PrefactorServer.start();
      const tape = new Tape();
      const program = new Program(tape, todo);
      afflict(server, list);
      const exporter = exporterOf({ apiUrl: server.url });
      await deliver(exporter, tape.batches);
      for (const node of program.spans) expectSpan(server, node, server.spanNamed(node.trace.name).id);
      for (const node of program.traces) expect(server.spanNamed(node.name)).toMatchObject({ status: node.outcome, parent_span_id: null });
      expect(server.spans.size).toBe(program.nodes.length);
      const statusOf = (node: Node) => server.instances.get(server.spanNamed(node.name).agent_instance_id)!.status;
      expect(program.traces.map(statusOf)).toEqual(program.traces.map(({ outcome }) => outcome));
      expect(server.violations).toEqual([]);
      exporter.close?.();
      await server.stop();
    }),
    { numRuns: 40 },
  );
});

test('whatever a program does, a second process finishes what the first one left when it died, though batches come again', async () => {
  await fc.assert(
    fc.asyncProperty(steps, faults, fc.nat(100), fc.nat(3), async (todo, list, died, again) => {
      const server = await PrefactorServer.start();
      const tape = new Tape();
      const program = new Program(tape, todo);
      afflict(server, list);
      const until = died % (tape.batches.length + 1);
      const from = Math.max(0, until - again);
      const processes = [exporterOf({ apiUrl: server.url, rootSpans: false }), exporterOf({ apiUrl: server.url, rootSpans: false })];
      await deliver(processes[0]!, tape.batches.slice(0, until));
      await deliver(processes[1]!, tape.batches.slice(from));
      for (const node of program.spans) expectSpan(server, node, null, from);
      expect(server.spans.size).toBe(program.spans.length);
      expect(server.instances.size).toBe(program.traces.length);
      expect([...server.instances.values()].map(({ status }) => status).sort()).toEqual(program.traces.map((node) => endOf(program, node, from, until)).sort());
      expect(server.violations).toEqual([]);
      for (const exporter of processes) exporter.close?.();
      await server.stop();
    }),
    { numRuns: 40 },
  );
});

/** An instance that waits for a span when its process dies stays active: nobody tells the second one that the trace has ended. */
function endOf({ spans }: Program, trace: Node, from: number, until: number): string | undefined {
  const last = Math.max(-1, ...spans.filter((span) => span.trace === trace).map(({ endedIn }) => endedIn));
  return trace.endedIn < from && last >= until ? 'active' : trace.outcome;
}
