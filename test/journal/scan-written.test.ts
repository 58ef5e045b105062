import { closeSync, openSync, writeSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, expect, test } from '@jest/globals';
import { LineEncoder } from '../../src/journal/encode.js';
import { scanFile } from '../../src/journal/scan.js';
import { anyCharacter } from '../support/any-character.js';
import { T0, TestStore, id } from './scan-fixture.js';

const store = new TestStore();
afterAll(() => store.remove());

test('whatever the journal writes is read as it was', () => {
  const json = fc.jsonValue({ maxDepth: 4, noUnicodeString: false });
  fc.assert(
    fc.property(fc.array(fc.record({ name: fc.string({ unit: anyCharacter }), input: json, metadata: fc.dictionary(fc.string(), json) })), (given) => {
      const records = given.map((fields) => ({ traceId: id(), status: 'COMPLETED', startTime: T0, endTime: T0 + 1, ...fields }));
      const encoder = new LineEncoder();
      records.forEach((record, seq) => encoder.add('trace.end', seq, record));
      const path = store.write('');
      const fd = openSync(path, 'w');
      writeSync(fd, encoder.take());
      closeSync(fd);
      const scan = scanFile(path);
      const read = Array.from(scan, ({ entry }) => entry);
      expect(JSON.stringify(read)).toBe(JSON.stringify(records.map((record) => ({ event: 'trace.end', ...record }))));
      expect(scan.counts.damaged).toBe(0);
    }),
    { numRuns: 200 },
  );
});
