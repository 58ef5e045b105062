import * as module from 'node:module';

/** Node's types of version 20 do not have it; Node has it from 22.14 and 23.7 on. */
const { setSourceMapsSupport } = module as { setSourceMapsSupport?: (enabled: boolean, options: { nodeModules: boolean; generatedCode: boolean }) => void };

/** Stack traces show what the user wrote, as `--enable-source-maps` has it. Maps of packages are not read where Node can leave them out. */
export function showSourceMaps(): void {
  if (setSourceMapsSupport) setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
  else process.setSourceMapsEnabled(true);
}
