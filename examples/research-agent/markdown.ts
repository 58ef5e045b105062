/** Markdown into sections, and a section into plain text. Pure: text in, values out. */

/** A heading and the text under it, up to the next heading; a long text is several sections. */
export interface Section {
  /** File and headings, `journal.md > Journal > Recovery`, with ` (2)` behind what would be the same again. */
  id: string;
  /** Path of the file inside the folder, with forward slashes. */
  file: string;
  heading: string;
  /** Line of the heading in the file, from 1. */
  line: number;
  text: string;
}

const HEADING = /^(#{1,6})\s+(.+?)\s*#*\s*$/;
const FENCE = /^\s*(```|~~~)/;

/** Removes what Markdown adds around words: link targets, images, emphasis, HTML comments. Code spans keep their ticks. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/!?\[([^\]]*)\]\([^)\s]*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])/g, '$1');
}

/** The fenced code blocks of a text, without their fences. */
export function codeBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^\s*(```|~~~)[^\n]*\n([\s\S]*?)\n\s*\1\s*$/gm)].map((block) => block[2] ?? '');
}

/** A section longer than this is split between its paragraphs, so that a search hit stays a short piece of text. */
const PART = 1500;

/** Splits a text at blank lines into parts of about `PART` characters. Blank lines in fenced blocks do not count. */
function partsOf(lines: readonly string[]): string[] {
  const parts: string[] = [''];
  let fenced = false;
  for (const line of lines) {
    if (FENCE.test(line)) fenced = !fenced;
    if (!fenced && line.trim() === '' && parts.at(-1)!.length > PART) parts.push('');
    parts[parts.length - 1] += `${line}\n`;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** Splits a file at its headings. A `#` inside a fenced block is code, not a heading. Empty sections are left out. */
export function sectionsOf(file: string, markdown: string): Section[] {
  const sections: Section[] = [];
  const above: string[] = [];
  const taken = new Map<string, number>();
  let open = { heading: file, line: 1, lines: [] as string[] };
  let fence: string | undefined;

  const close = (): void => {
    const path = [file, ...above.filter(Boolean)].join(' > ');
    for (const text of partsOf(open.lines)) {
      const count = (taken.get(path) ?? 0) + 1;
      taken.set(path, count);
      sections.push({ id: count === 1 ? path : `${path} (${count})`, file, heading: open.heading, line: open.line, text });
    }
  };

  markdown.split(/\r?\n/).forEach((line, index) => {
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || fence === mark)) fence = fence === undefined ? mark : undefined;
    const heading = fence === undefined && mark === undefined ? HEADING.exec(line) : null;
    if (heading === null) {
      open.lines.push(line);
      return;
    }
    close();
    const depth = heading[1]!.length;
    const name = plainText(heading[2]!).replaceAll('`', '');
    above.length = Math.min(above.length, depth - 1);
    above[depth - 1] = name;
    open = { heading: name, line: index + 1, lines: [] };
  });
  close();
  return sections;
}
