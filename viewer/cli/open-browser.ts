import { spawn } from 'node:child_process';

/** What opens an address in a browser here; `undefined` where there is no display to open one on. */
export function browserOf(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): ((url: string) => void) | undefined {
  if (env.CI || env.SSH_CONNECTION) return undefined;
  if (platform === 'darwin') return (url) => start('open', [url]);
  // Not through `cmd /c start`, which reads `&` in an address as the end of a command.
  if (platform === 'win32') return (url) => start('rundll32', ['url.dll,FileProtocolHandler', url]);
  return env.DISPLAY || env.WAYLAND_DISPLAY ? (url) => start('xdg-open', [url]) : undefined;
}

/** Without waiting for it: the address stands on the terminal in any case. */
function start(command: string, args: readonly string[]): void {
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
