/** A folder of Markdown, split into sections and indexed for search. Knows nothing of tracing: not everything has to. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { sectionsOf, type Section } from './markdown.js';
import { isStopWord, stem, words } from './words.js';

/** A section that a search found. */
export interface Hit {
  section: Section;
  score: number;
}

/** The folder cannot be used; the message says what was expected. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
}

export interface MarkdownFile {
  /** Path inside the folder, with forward slashes. */
  path: string;
  text: string;
}

const isHidden = (name: string): boolean => name === 'node_modules' || name.startsWith('.');

/** The paths of all `*.md` under a folder, relative to it, with forward slashes. */
async function findMarkdown(folder: string, inside = ''): Promise<string[]> {
  const entries = await readdir(join(folder, inside), { withFileTypes: true });
  const found = entries.map((entry) => {
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) return isHidden(entry.name) ? [] : findMarkdown(folder, path);
    return entry.name.toLowerCase().endsWith('.md') ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}

/** Reads all Markdown of a folder in the order of the paths, without `node_modules` and hidden folders. */
export async function readMarkdown(folder: string): Promise<MarkdownFile[]> {
  const paths = await findMarkdown(folder).catch((cause: NodeJS.ErrnoException) => {
    throw new FolderError(`Cannot read the folder \`${folder}\` (${cause.code}): expected a folder with Markdown files.`, { cause });
  });
  if (paths.length === 0) throw new FolderError(`There is no Markdown in \`${folder}\`: expected at least one file that ends in .md.`);
  return Promise.all(paths.toSorted().map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })));
}

export class Library {
  readonly sections: readonly Section[];
  readonly #byId: ReadonlyMap<string, Section>;
  readonly #index: MiniSearch<Section>;

  constructor(files: readonly MarkdownFile[]) {
    this.sections = files.flatMap(({ path, text }) => sectionsOf(path, text));
    this.#byId = new Map(this.sections.map((section) => [section.id, section]));
    this.#index = new MiniSearch<Section>({
      fields: ['heading', 'text', 'file'],
      tokenize: words,
      processTerm: (word) => (isStopWord(word) ? null : stem(word)),
      searchOptions: {
        boost: { heading: 2 },
        // A typo in a long word still finds it; in a short word one letter makes another word.
        fuzzy: (term) => (term.length > 5 ? 0.2 : false),
        prefix: (term) => term.length > 3,
      },
    });
    this.#index.addAll([...this.sections]);
  }

  /** The best sections for a query, best first. Equal scores keep the order of the files. */
  search(query: string, limit: number): Hit[] {
    return this.#index.search(query).slice(0, limit).map(({ id, score }) => ({ section: this.#byId.get(id as string)!, score }));
  }

  /** A section by its id or its heading, in any case; the first one where several have the heading. */
  find(name: string): Section | undefined {
    const wanted = name.trim().toLowerCase();
    return this.#byId.get(name) ?? this.sections.find((section) => section.heading.toLowerCase() === wanted);
  }
}
