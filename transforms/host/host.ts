import { transform, type Transformed } from '../apply.js';
import { wordsOf } from '../modules.js';
import type { PlanOptions } from '../options.js';
import { warnOnce } from '../warn-once.js';
import { checkOptions } from './check-options.js';
import { isLegacy } from './dialect.js';
import { fileFilter } from './files.js';
import type { TransformOptions } from './options.js';

/** What all hosts that edit text have in common: which files, with which options, and what is said about them. */
export class Host {
  /** Whether something behind this host lowers decorators. A host may learn it late, from the bundler's own options. */
  lowers: boolean;
  readonly #options: TransformOptions;
  readonly #onSkip = warnOnce();
  #root: string;
  #wanted: (file: string) => boolean;

  /** @throws TypeError for options that there are not. */
  constructor(options: TransformOptions = {}, { lowers }: { lowers: boolean }) {
    checkOptions(options);
    this.#options = options;
    this.lowers = lowers;
    this.#root = options.root ?? process.cwd();
    this.#wanted = fileFilter(options, this.#root);
  }

  /** The words of which a file has at least one, or needs no look. */
  get words(): string[] {
    return wordsOf(this.#options);
  }

  /** Tells the folder that the bundler works in, which counts where the user named none. */
  worksIn(root: string | undefined): void {
    this.#root = this.#options.root ?? root ?? this.#root;
    this.#wanted = fileFilter(this.#options, this.#root);
  }

  /** The transformed text of one file; `null` when it stays as it is. */
  transform(code: string, file: string): Transformed | null {
    const options = this.planOptions(file);
    return options ? transform(code, file, options) : null;
  }

  /** How one file is to be planned; `undefined` for a file that the user does not want touched, or a bundler made up. */
  planOptions(file: string): PlanOptions | undefined {
    if (file.startsWith('\0') || !this.#wanted(file)) return undefined;
    const { modules, features = {} } = this.#options;
    return { ...features, root: this.#root, modules, erase: this.#erases(file, features.erase), onSkip: this.#onSkip };
  }

  #erases(file: string, erase: boolean | 'auto' = 'auto'): boolean {
    return erase === 'auto' ? !this.lowers && !isLegacy(file) : erase;
  }
}
