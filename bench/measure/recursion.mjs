/** A tree without an end, so that a walk over it ends with the stack. */
const endless = { name: 'node', children: [] };
endless.children.push(endless);

/** A walk over a tree, which is what programs recurse for, with each call wrapped by a contender. */
export class Recursion {
  #reached = 0;
  #walk;
  #inside;

  constructor({ wrap, inside = (block) => block() }) {
    this.#inside = inside;
    this.#walk = wrap((node, path, levels) => {
      this.#reached += 1;
      if (levels === 0) return 0;
      let count = 1;
      for (let i = 0; i < node.children.length; i++) count += this.#walk(node.children[i], path, levels - 1);
      return count;
    });
  }

  /** A walk so shallow that nothing overflows. */
  async shallow() {
    await this.#inside(() => this.#walk(endless, 'root', 50));
  }

  /** How many calls deep it gets before the stack is full. */
  async depth() {
    this.#reached = 0;
    await this.#inside(() => this.#fall());
    return this.#reached;
  }

  #fall() {
    try {
      this.#walk(endless, 'root', Infinity);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
}
