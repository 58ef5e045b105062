import { parseArgs } from 'node:util';

export interface Arguments {
  folder: string;
  questions: string[];
  help: boolean;
}

export const HELP = `Answers questions over a folder of Markdown, and traces how.

  research-agent [folder] [--question "..."]... [--help]

  folder            any folder with .md files; default: docs
  -q, --question    what to ask; can be given several times, the questions run in parallel
  -h, --help        this text

It talks to the endpoint of OPENAI_BASE_URL, OPENAI_API_KEY and OPENAI_MODEL. With none of them set it starts an embedded
model on loopback that answers in the words of the passages it was given.
`;

const QUESTIONS = ['How does filigree keep spans when the process crashes?', 'Which decorators can I put on an async generator?'];

/** The command line is wrong; the message says what was expected. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** @throws UsageError for an option that does not exist, an empty question or a second folder. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  if (positionals.length > 1) {
    throw new UsageError(`Expected one folder, got ${positionals.length}: ${positionals.join(', ')}. Put quotes around a question.`);
  }
  const questions = values.question ?? QUESTIONS;
  if (questions.some((question) => question.trim() === '')) throw new UsageError('A question is empty: expected text behind `--question`.');
  return { folder: positionals[0] ?? 'docs', questions, help: values.help ?? false };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { question: { type: 'string', short: 'q', multiple: true }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message}. Try --help.`, { cause });
  }
}
