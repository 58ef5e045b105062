import { configure, span } from 'filigree';
import { memory } from 'filigree/exporters/memory';

const recorded = memory();
configure({ exporters: [recorded], store: false });

const add = span('add', (a: number, b: number) => a + b);
const sum: number = add(1, 2);
const self = span('self', function (this: unknown) {
  return this;
});
if (self.call(undefined) !== undefined) throw new Error('expected a wrapped function to get the `this` that it is called with');
if (sum !== 3 || recorded.spans[0]?.name !== 'add') throw new Error('expected one recorded span from CommonJS');
