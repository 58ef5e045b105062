/** MobX beside filigree with standard decorators, in both orders. */
import assert from 'node:assert/strict';
import { configure, span } from 'filigree';
import { memory } from 'filigree/exporters/memory';
import { action, autorun, computed, observable } from 'mobx';

const recorded = memory();
configure({ exporters: [recorded], store: false });

class Store {
  @observable accessor count = 0;

  @span
  @action
  increase() {
    this.count += 1;
    return this.count;
  }

  @action
  @span
  decrease() {
    this.count -= 1;
    return this.count;
  }

  @computed
  get double() {
    return this.count * 2;
  }

  @span
  @computed
  get triple() {
    return this.count * 3;
  }
}

const store = new Store();
const seen: number[] = [];
autorun(() => seen.push(store.double));
store.increase();
store.increase();
store.decrease();
assert.deepEqual(seen, [0, 2, 4, 2]);
assert.equal(store.triple, 3);
assert.deepEqual(recorded.spans.map(({ name, output }) => [name, output]), [['Store.increase', 1], ['Store.increase', 2], ['Store.decrease', 1], ['Store.triple', 3]]);
