/** Reads a prompt the way the model does: what is asked, what it may be answered from, how long the answer may be. */
import type { Message } from './request.js';

/** A piece of the prompt that answers may be taken from. */
export interface Passage {
  /** The number in the prompt's `[n] title` line; absent for text without such lines. */
  number?: number;
  title: string;
  text: string;
}

export interface Prompt {
  question: string;
  passages: readonly Passage[];
  /** How many sentences the instructions allow. */
  sentences: number;
}

const LABELLED = /^(?:question|claim|query|task)[ \t]*:[ \t]*(.+)$/im;
const NUMBERED = /^\[(\d+)\][ \t]+(.+)$/;
const LIMIT = /\b(one|two|three|four|five|\d{1,2})(?: [a-z]+)? sentences?\b/i;
const NUMBERS: Record<string, number> = { one: 1, two: 2, three: 3, four: 4, five: 5 };
const DEFAULT_SENTENCES = 3;

/** The labelled line ("Question: ..."), else the last line that asks something, else the first line. */
function findQuestion(text: string): string {
  const labelled = LABELLED.exec(text)?.[1];
  if (labelled !== undefined) return labelled.trim();
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  return lines.findLast((line) => line.endsWith('?')) ?? lines[0] ?? '';
}

/** Cuts a text at its `[n] title` lines. Numbers must count up, so that a footnote in a passage does not cut it. */
function splitPassages(text: string): Passage[] {
  const passages: { number?: number; title: string; lines: string[] }[] = [{ title: '', lines: [] }];
  let last = 0;
  for (const line of text.split('\n')) {
    const mark = NUMBERED.exec(line);
    if (mark !== null && Number(mark[1]) === last + 1) {
      last += 1;
      passages.push({ number: last, title: mark[2]!, lines: [] });
    } else {
      passages.at(-1)!.lines.push(line);
    }
  }
  // With numbered passages, what stands before the first one is the prompt's own wording.
  const used = last > 0 ? passages.slice(1) : passages;
  return used.map(({ lines, ...passage }) => ({ ...passage, text: lines.join('\n') }));
}

/**
 * Instructions (system messages) are obeyed, not quoted; earlier answers of the model are not evidence. What users and
 * tools said is.
 */
export function readPrompt(messages: readonly Message[]): Prompt {
  const asked = messages.findLast((message) => message.role === 'user')?.text ?? '';
  const question = findQuestion(asked);
  const evidence = messages
    .filter((message) => message.role === 'user' || message.role === 'tool')
    .flatMap((message) => splitPassages(message.text === asked ? asked.replace(question, '') : message.text));
  const instructions = messages.filter((message) => message.role === 'system').map((message) => message.text).join('\n');
  const limit = LIMIT.exec(instructions)?.[1]?.toLowerCase();
  return { question, passages: evidence, sentences: limit === undefined ? DEFAULT_SENTENCES : (NUMBERS[limit] ?? Number(limit)) };
}
