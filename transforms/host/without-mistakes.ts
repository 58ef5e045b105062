import type { Mistake } from '../options.js';
import { remarkText } from '../warn-once.js';

/**
 * Plans a file for a host whose build can fail.
 *
 * @throws an error that names all of the file's mistakes.
 */
export function withoutMistakes<T>(plan: (onMistake: (mistake: Mistake) => void) => T): T {
  const mistakes: Mistake[] = [];
  const planned = plan((mistake) => mistakes.push(mistake));
  if (mistakes.length > 0) throw new Error(mistakes.map(remarkText).join('\n'));
  return planned;
}
