/** The hook of Node versions that run hooks in a thread of their own. */
import { lower, type LoadContext, type Loaded } from './node/load.js';

export async function load(url: string, context: LoadContext, next: (url: string, context: LoadContext) => Promise<Loaded>): Promise<Loaded> {
  return lower(url, await next(url, context));
}
