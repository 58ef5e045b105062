/** What only standard decorators can be put on. */
import { span } from 'filigree';

export class Vault {
  @span accessor label = 'closed';

  @span.tool #unlock(code: string): string {
    return (this.label = `open with ${code.length}`);
  }

  @span peek = (code: string): string => this.#unlock(code);
}
