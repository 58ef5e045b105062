import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { RecordingServer } from '../support/recording-server.js';
import { sizeOf } from '../support/store.js';

const programs = fileURLToPath(new URL('../fixtures/programs/', import.meta.url));

export type Durability = 'write' | 'grouped';

/** What a server got of one record, by its name. */
interface Arrived {
  readonly ids: Set<string>;
  readonly statuses: Set<string>;
  copies: number;
}

/** Beyond this a run without a kill empties the store, so that its quota is no reason to lose anything. */
const MOST_LEFT = 12 * 2 ** 20;

/** The longest that a program may work before it is killed. */
const LONGEST_MS = 300;

/** Programs on one store that are killed at random moments, and a destination that is in trouble now and then. */
export class KillRounds {
  /** Spans that each program said have ended, in order. */
  readonly ended = new Map<string, string[]>();
  readonly arrived = new Map<string, Arrived>();
  readonly #dir: string;
  readonly #durability: Durability;
  readonly #server: RecordingServer;
  #trouble = 0;
  #programs = 0;

  private constructor(dir: string, durability: Durability, server: RecordingServer) {
    this.#dir = dir;
    this.#durability = durability;
    this.#server = server;
    server.answer = ({ json }) => this.#answer(json);
  }

  static async start(dir: string, durability: Durability): Promise<KillRounds> {
    return new KillRounds(dir, durability, await RecordingServer.start());
  }

  /** One round: one to three programs at the same time, each killed at its own moment. */
  async round(): Promise<void> {
    this.#trouble = Math.random() < 0.4 ? Math.random() : 0;
    const count = Math.random() < 0.2 ? 3 : 1;
    await Promise.all(Array.from({ length: count }, () => this.#run()));
    if (sizeOf(this.#dir) > MOST_LEFT) await this.deliver(1);
  }

  /** The destination is well again, and `starts` programs start at the same time. */
  async deliver(starts: number): Promise<void> {
    this.#trouble = 0;
    await Promise.all(Array.from({ length: starts }, () => exitOf(this.#spawn('delivers-leftovers.mjs', [this.#unit()]))));
  }

  async stop(): Promise<void> {
    await this.#server.stop();
  }

  async #run(): Promise<void> {
    const name = `p${(this.#programs += 1)}`;
    const child = this.#spawn('killed-at-random.mjs', [this.#unit(), name]);
    const exit = exitOf(child);
    let text = '';
    const first = new Promise<void>((resolve) => (child.stdio[3] as Readable).setEncoding('utf8').on('data', (more: string) => resolve(void (text += more))));
    await Promise.race([first, exit]);
    await setTimeout(Math.random() * LONGEST_MS);
    child.kill('SIGKILL');
    await exit;
    this.ended.set(name, text.split('\n').slice(0, -1));
  }

  #spawn(program: string, args: readonly string[]): ChildProcess {
    const env = { PATH: process.env['PATH'], FILIGREE_DIR: this.#dir, FILIGREE_DURABILITY: this.#durability } as NodeJS.ProcessEnv;
    return spawn(process.execPath, [programs + program, this.#server.url, ...args], { env, stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
  }

  #unit(): string {
    return Math.random() < 0.5 ? 'record' : 'trace';
  }

  /** Refuses, does not answer, or takes the records; sometimes without saying so. */
  #answer(json: { records: { name: string; id: string; status: string }[] }) {
    this.#server.requests.length = 0;
    const luck = Math.random() / this.#trouble;
    if (luck < 0.4) return { status: 503 };
    if (luck < 0.5) return undefined;
    for (const { name, id, status } of json.records) {
      const known = this.arrived.get(name) ?? { ids: new Set(), statuses: new Set(), copies: 0 };
      this.arrived.set(name, known);
      known.ids.add(id);
      known.statuses.add(status);
      known.copies += 1;
    }
    return { status: luck < 0.6 ? 500 : 200 };
  }
}

/** Resolves when the program is gone and everything it wrote has been read. */
function exitOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.on('close', () => resolve()));
}
