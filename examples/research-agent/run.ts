/** The program without its surroundings: reads, asks, prints. Tracing is switched on and off in main.ts. */
import { randomUUID } from 'node:crypto';
import { propagate, startTrace } from 'filigree';
import { ResearchAgent, type Answer } from './agent.js';
import { HELP, readArguments } from './arguments.js';
import { connect, type Environment } from './connect.js';
import { explain } from './failure.js';
import { Library, readMarkdown } from './library.js';
import { report } from './report.js';

export interface Outcome {
  exitCode: 0 | 1;
  /** The traces of this run in the order in which they began, of failed work too. */
  traceIds: string[];
}

export interface Terminal {
  print(text: string): void;
  printError(text: string): void;
}

/**
 * Loading is no agent's work and has no class: the callback form of `startTrace` traces it. `t.span` makes the steps, the
 * callbacks' results are passed through, and an error that leaves them is recorded and thrown on.
 */
function loadLibrary(folder: string, traceIds: string[]): Promise<Library> {
  return startTrace('load library', { input: { folder } }, async (t) => {
    traceIds.push(t.traceId);
    const files = await t.span('read files', async (s) => {
      const found = await readMarkdown(folder);
      s.setOutput(found.map(({ path, text }) => ({ path, characters: text.length })));
      return found;
    });
    const library = t.span('build index', () => new Library(files));
    t.setOutput({ files: files.length, sections: library.sections.length });
    return library;
  });
}

/**
 * All questions at the same time. `propagate` gives every trace that begins inside the same session: the viewer lists them
 * together, and each keeps its own tree. `allSettled`: one question that fails does not take the others' answers away.
 */
function askAll(agent: ResearchAgent, questions: readonly string[]): Promise<PromiseSettledResult<Answer>[]> {
  const sessionId = `research-${randomUUID()}`;
  return propagate({ sessionId, tags: ['example'] }, () => Promise.allSettled(questions.map((question) => agent.ask(question))));
}

async function work(argv: readonly string[], env: Environment, terminal: Terminal, traceIds: string[]): Promise<0 | 1> {
  const { folder, questions, help } = readArguments(argv);
  if (help) {
    terminal.print(HELP);
    return 0;
  }
  const library = await loadLibrary(folder, traceIds);
  const connection = await connect(env);
  try {
    terminal.print(`${library.sections.length} sections in \`${folder}\`; model: ${connection.description}\n`);
    const agent = new ResearchAgent(library, connection.llm);
    const results = await askAll(agent, questions);
    traceIds.push(...agent.traceIds);
    results.forEach((result, index) => {
      if (result.status === 'fulfilled') terminal.print(report(result.value));
      else terminal.printError(`Q: ${questions[index]}\n${explain(result.reason)}\n`);
    });
    return results.every(({ status }) => status === 'fulfilled') ? 0 : 1;
  } finally {
    await connection.close();
  }
}

/** Never throws: what goes wrong is a message on the terminal and an exit code. */
export async function run(argv: readonly string[], env: Environment, terminal: Terminal): Promise<Outcome> {
  const traceIds: string[] = [];
  try {
    return { exitCode: await work(argv, env, terminal, traceIds), traceIds };
  } catch (error) {
    terminal.printError(explain(error));
    return { exitCode: 1, traceIds };
  }
}
