import { Agent, request } from 'node:http';
import { ExportError } from '../../dist/esm/index.js';

const agent = new Agent({ keepAlive: true });

/** Posts the ids of what has ended. */
export function remote(url, delivery) {
  return {
    name: 'remote',
    destination: url,
    delivery,
    export: ({ spans, traces }, signal) =>
      new Promise((resolve, reject) => {
        const body = JSON.stringify([...spans.map(({ spanId }) => spanId), ...traces.map(({ traceId }) => traceId)]);
        const fail = (error) => reject(new ExportError('unavailable', error.message));
        request(url, { method: 'POST', agent, signal }, (answer) => answer.resume().on('error', fail).on('end', resolve)).on('error', fail).end(body);
      }),
  };
}
