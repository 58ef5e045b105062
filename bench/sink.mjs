/**
 * A server that takes whatever is posted to it and counts the spans in it, in a process of its own, so that what it
 * costs is nobody's CPU time. Every span carries one mark with a number of its own: text is text in JSON and in protobuf, so all are
 * counted in the same way, and a span that comes twice, or holds its mark twice, counts once.
 *
 *     node bench/sink.mjs <port, or 0> <milliseconds before it answers>
 *
 * Writes its port to stdout. `GET /` tells how many spans there are, and when the last new one came.
 */
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { MARK, MARK_DIGITS } from './mark.mjs';

const [port, delayMs] = process.argv.slice(2).map(Number);
const mark = Buffer.from(MARK);
const seen = new Uint8Array(10 ** MARK_DIGITS);
let spans = 0;
let lastAt = process.hrtime.bigint();

const server = createServer(async (request, response) => {
  if (request.method === 'GET') return response.end(JSON.stringify({ spans, lastAt: String(lastAt) }));
  const body = await read(request);
  count(body);
  if (delayMs > 0) await setTimeout(delayMs);
  answer(request, response);
});
// A client that keeps a connection for longer than the default 5 seconds would meet its end.
server.keepAliveTimeout = 120_000;
server.listen(port, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function count(body) {
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    const number = Number(body.latin1Slice(at + mark.length, at + mark.length + MARK_DIGITS));
    if (seen[number] === 1) continue;
    seen[number] = 1;
    spans += 1;
    lastAt = process.hrtime.bigint();
  }
}

/** PandaProbe accepts with 202; of OTLP's answers an empty one says that all was taken. */
function answer({ headers, url }, response) {
  const isOtlp = url.endsWith('/v1/traces');
  const type = headers['content-type'];
  response.writeHead(isOtlp ? 200 : 202, { 'content-type': type });
  response.end(isOtlp && type.includes('protobuf') ? '' : '{}');
}
