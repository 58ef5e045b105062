/** A plugin of Vite, Rollup and Rolldown. */
export interface RollupPlugin {
  readonly name: string;
}

/** A plugin of webpack and Rspack. */
export interface CompilerPlugin {
  apply(compiler: unknown): void;
}

/** A plugin of esbuild. */
export interface EsbuildPlugin {
  name: string;
  setup(build: unknown): void | Promise<void>;
}
