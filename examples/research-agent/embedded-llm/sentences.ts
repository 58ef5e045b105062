/** Cuts Markdown into the sentences that an answer can be made of. */
import { plainText } from '../markdown.js';

const ITEM = /^\s*(?:[-*+]|\d+[.)])\s+/;
const FENCE = /^\s*(```|~~~)/;
const ROW = /^\s*\|(.+)\|\s*$/;
const RULE = /^[\s|:-]+$/;

/** A list under "It knows three:" is one statement, as long as a reader still takes it in at once. */
const MAX_LIST = 400;

/** What is longer is no sentence that somebody wrote for reading: a dump, a signature, a line without full stops. */
const MAX_SENTENCE = 600;

/** A full stop ends a sentence when a new one starts behind it; "e.g. A" and "v1. B" do not. */
const BOUNDARY = /(?<!\b(?:e\.g|i\.e|vs|etc|cf|No)\.)(?<=[.!?][)"'`*]?)\s+(?=[("'`*[]*[\p{Lu}\p{N}`])/u;

type Block = { kind: 'text' | 'item' | 'row'; text: string };

/** Joins wrapped lines into paragraphs and list items; code, headings and table rules are not prose. */
function blocks(markdown: string): Block[] {
  const found: Block[] = [];
  let code = false;
  let open = false;
  for (const line of markdown.split('\n')) {
    if (FENCE.test(line)) {
      code = !code;
      open = false;
      continue;
    }
    const row = ROW.exec(line);
    if (code || line.trim() === '' || /^#{1,6}\s/.test(line) || RULE.test(line)) open = false;
    else if (row !== null) {
      found.push({ kind: 'row', text: row[1]!.split(/(?<!\\)\|/).map((cell) => cell.trim()).filter(Boolean).join(': ') });
      open = false;
    } else if (ITEM.test(line) || !open) {
      found.push({ kind: ITEM.test(line) ? 'item' : 'text', text: line.replace(ITEM, '').replace(/^\s*>\s?/, '').trim() });
      open = true;
    } else {
      found.at(-1)!.text += ` ${line.trim()}`;
    }
  }
  return found;
}

/** A line that announces a list is useless without it: puts the items behind it when they fit. */
function joinLists(list: readonly Block[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < list.length; at += 1) {
    const block = list[at]!;
    let end = at + 1;
    while (block.kind === 'text' && block.text.endsWith(':') && list[end]?.kind === 'item') end += 1;
    const whole = `${block.text} ${list.slice(at + 1, end).map((item) => item.text.replace(/[.;,]$/, '')).join('; ')}.`;
    if (end > at + 1 && whole.length <= MAX_LIST) {
      joined.push(whole);
      at = end - 1;
    } else {
      joined.push(block.text);
    }
  }
  return joined;
}

/** The sentences of a Markdown text in their order, as plain text. */
export const sentencesOf = (markdown: string): string[] =>
  joinLists(blocks(markdown))
    .flatMap((text) => plainText(text).split(BOUNDARY))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length <= MAX_SENTENCE && /\p{L}{2}/u.test(sentence) && !sentence.endsWith(':'));
