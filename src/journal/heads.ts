import { closeSync } from 'node:fs';
import { openRegular } from './files.js';
import { readLines } from './lines.js';

/** Every line begins with what happened, and its number; one of a trace or a span goes on with the id. Nothing more of it is looked at. */
const HEAD = /^\{"event":"([a-z.]{1,32})","seq":(\d{1,16}),(?:"(spanId|traceId)":"([^"]{1,64})")?/;
const HEAD_BYTES = 160;

/** Lines between two yields. */
const SLICE = 250;

/** The beginning of a line. It is not tested whether the rest is intact. */
export interface Head {
  readonly event: string;
  readonly seq: number;
  /** Of the trace or the span. */
  readonly id: string;
  readonly offset: number;
}

/** Goes over the beginnings of a file's lines, until `see` returns `true`; yields between slices of the work. */
export function* eachHead(path: string, see: (head: Head) => boolean | void): Generator<void> {
  const fd = openRegular(path);
  if (fd === undefined) return;
  try {
    let lines = 0;
    for (const { bytes, offset } of readLines(fd, 0)) {
      const [, event, seq, kind, id] = HEAD.exec(bytes.toString('latin1', 0, HEAD_BYTES)) ?? [];
      if (event !== undefined && see({ event, seq: Number(seq), id: `${kind} ${id}`, offset }) === true) return;
      if (++lines % SLICE === 0 || bytes.length > HEAD_BYTES * SLICE) yield;
    }
  } finally {
    closeSync(fd);
  }
}
