// A mock server of the program that is started after filigree was loaded is not reached by our requests, whatever it does with those that it does not know.
import assert from 'node:assert/strict';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { clients, destination, post } from './destination.mjs';

process.on('unhandledRejection', (error) => assert.fail(error));
const { url, close } = await destination();
const own = await clients();
for (const onUnhandledRequest of ['bypass', 'error']) {
  const mocks = setupServer(http.get('http://mocked.example/', () => HttpResponse.text('mocked')));
  mocks.listen({ onUnhandledRequest });
  assert.equal(await (await fetch('http://mocked.example/')).text(), 'mocked');
  for (const client of Object.values(own)) assert.equal(String((await client.send(post(url))).body), 'real');
  mocks.close();
}
for (const client of Object.values(own)) client.close();
close();
