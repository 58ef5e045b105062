/** The planning half of the model: turns a question into calls of the tools that the request offers. */
import { isStopWord, terms, words } from '../words.js';
import type { ChatRequest, Property, Tool } from './request.js';

export interface ToolCall {
  name: string;
  /** JSON, as the protocol wants it. */
  arguments: string;
}

/**
 * Phrases between stop words, the longest first (RAKE, Rose et al. 2010, with the word count as the score). They keep the
 * question's spelling: a section is asked for by the words that the user wrote.
 */
export function keyPhrases(question: string): string[] {
  const phrases: string[][] = [[]];
  for (const word of question.match(/[\p{L}\p{N}]+|[.,;:!?()]/gu) ?? []) {
    if (/[.,;:!?()]/.test(word) || isStopWord(word.toLowerCase())) phrases.push([]);
    else phrases.at(-1)!.push(word);
  }
  return phrases
    .filter((phrase) => phrase.length > 0)
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => phrase.join(' '));
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The longest word of a phrase says most: short ones are common. */
const keyWord = (phrase: string): string => words(phrase).toSorted((a, b) => b.length - a.length)[0] ?? phrase;

function closest(options: readonly unknown[], question: string): unknown {
  const wanted = new Set(terms(question));
  const shared = (option: unknown): number => terms(String(option)).filter((term) => wanted.has(term)).length;
  return options.toSorted((a, b) => shared(b) - shared(a))[0];
}

/** A text argument, chosen by what its name and description ask for. */
function textFor(name: string, property: Property, question: string): string {
  const asked = `${name} ${property.description ?? ''}`.toLowerCase();
  const [phrase = question] = keyPhrases(question);
  if (/\b(section|heading|title)\b/.test(asked)) return capitalized(phrase);
  if (/\b(term|word|keyword|identifier)\b/.test(asked)) return keyWord(phrase);
  return keyPhrases(question).join(' ') || question;
}

function valueFor(name: string, property: Property, question: string): unknown {
  if (property.default !== undefined) return property.default;
  if (property.enum !== undefined) return closest(property.enum, question);
  if (property.type === 'boolean') return false;
  if (property.type === 'integer' || property.type === 'number') return 1;
  if (property.type === 'array') return keyPhrases(question);
  if (property.type === 'object') return {};
  return textFor(name, property, question);
}

function call(tool: Tool, question: string): ToolCall {
  const values = tool.required.map((name) => [name, valueFor(name, tool.properties[name] ?? {}, question)] as const);
  return { name: tool.name, arguments: JSON.stringify(Object.fromEntries(values)) };
}

/** One call for each tool, or for the one that the request insists on. */
export function plan(request: ChatRequest, question: string): ToolCall[] {
  const { tools, toolChoice } = request;
  const wanted = typeof toolChoice === 'object' ? tools.filter((tool) => tool.name === toolChoice.name) : tools;
  return wanted.slice(0, request.parallelToolCalls ? wanted.length : 1).map((tool) => call(tool, question));
}
