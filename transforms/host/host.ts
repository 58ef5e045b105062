import { transform, type Transformed } from '../apply.js';
import { wordsOf } from '../modules.js';
import type { PlanOptions } from '../options.js';
import { warnOnce } from '../warn-once.js';
import { checkOptions } from './check-options.js';
import { isLegacy } from './dialect.js';
import { fileFilter } from './files.js';
import type { TransformOptions } from './options.js';
import { withoutMistakes } from './without-mistakes.js';

/** What all hosts that edit text have in common: which files, with which options, and what is said about them. */
export class Host {
  /** Whether something behind this host lowers decorators. A host may learn it late, from the bundler's own options. */
  lowers: boolean;
  readonly #options: TransformOptions;
  readonly #remark = warnOnce();
  readonly #builds: boolean;
  #root: string;
  #wanted: (file: string) => boolean;

  /**
   * `builds`: whether there is a build that a mistake in the code can fail; where there is none, it is said.
   *
   * @throws TypeError for options that there are not.
   */
  constructor(options: TransformOptions = {}, { lowers, builds = true }: { lowers: boolean; builds?: boolean }) {
    checkOptions(options);
    this.#options = options;
    this.lowers = lowers;
    this.#builds = builds;
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

  /**
   * The transformed text of one file; `null` when it stays as it is.
   *
   * @throws an error that names the file's mistakes, in a build.
   */
  transform(code: string, file: string): Transformed | null {
    const options = this.planOptions(file);
    if (!options) return null;
    if (!this.#builds) return transform(code, file, options);
    return withoutMistakes((onMistake) => transform(code, file, { ...options, onMistake }));
  }

  /** How one file is to be planned; `undefined` for a file that the user does not want touched, or a bundler made up. */
  planOptions(file: string): PlanOptions | undefined {
    if (file.startsWith('\0') || !this.#wanted(file)) return undefined;
    const { modules, features = {} } = this.#options;
    return { ...features, root: this.#root, modules, erase: this.#erases(file, features.erase), onSkip: this.#remark, onMistake: this.#remark };
  }

  #erases(file: string, erase: boolean | 'auto' = 'auto'): boolean {
    return erase === 'auto' ? !this.lowers && !isLegacy(file) : erase;
  }
}
