import { now, toMicroseconds } from '../../clock.js';
import { ExportError } from '../export-error.js';
import { getScores, getTrace, postScore } from './call.js';
import { RecentIds } from './recent-ids.js';
import { scoreBody, scoreId } from './score-body.js';
import { whileStoring } from './while-storing.js';
import type { ScoreRecord } from '../../types.js';
import type { ScoreBody } from './score-body.js';
import type { Sending } from './sending.js';

/** Scores of which it is remembered that they were sent. */
const REMEMBERED = 10_000;

/** Sends scores, each once: the server adds a row for every request, so before a second try it is asked whether the score is there. */
export class ScoreSender {
  /** Microseconds since the Unix epoch; what is older can be what another process has already sent. */
  readonly #since = toMicroseconds(now());
  readonly #tried = new RecentIds(REMEMBERED);

  async send(score: ScoreRecord, sending: Sending): Promise<void> {
    const id = scoreId(score);
    const body = scoreBody(score);
    if ((this.#tried.has(id) || score.time < this.#since) && (await isThere(body, id, sending))) return;
    this.#tried.add(id);
    const verdict = await whileStoring(postScore(score.traceId, JSON.stringify(body)), sending);
    if (verdict.kind === 'not-stored') return unknownTrace(score, sending);
    if (verdict.kind === 'too-large') throw new ExportError('too-large', verdict.message);
    if (verdict.kind === 'invalid') sending.refused.record(verdict.message);
  }
}

async function isThere({ name, trace_id: traceId }: ScoreBody, id: string, { api, signal }: Sending): Promise<boolean> {
  const verdict = await api.send(getScores(traceId, name), signal);
  return verdict.kind === 'taken' && verdict.text.includes(id);
}

/** The database's complaint looks like any other failure of the server, so the trace itself is asked for. */
async function unknownTrace({ name, traceId }: ScoreRecord, { api, refused, signal, storingMs }: Sending): Promise<void> {
  const { kind } = await api.send(getTrace(traceId), signal);
  if (kind === 'taken') throw new ExportError('unavailable', `PandaProbe answered 500 to the score \`${name}\` of trace ${traceId}`);
  refused.record(`PandaProbe does not know trace ${traceId}, ${storingMs} ms after the score \`${name}\` was first sent for it`);
}
