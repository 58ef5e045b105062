// A test of the program that forbids connections costs our request, and throws nothing.
import assert from 'node:assert/strict';
import nock from 'nock';
import { clients, destination, post } from './destination.mjs';

process.on('unhandledRejection', (error) => assert.fail(error));
nock.disableNetConnect();
const { url, seen, close } = await destination();
const outcomes = [];
for (const [name, client] of Object.entries(await clients())) {
  const outcome = await client.send(post(url)).then(({ body }) => String(body), (error) => `${error.name}: ${error.kind}: ${error.message}`);
  outcomes.push([name, outcome]);
  assert.ok(outcome === 'real' || outcome.startsWith('ExportError: unavailable: '), outcome);
  client.close();
}
console.log('with connections forbidden by nock:', Object.fromEntries(outcomes), `${seen.length} arrived`);
close();
