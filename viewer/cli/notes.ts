import { formatDuration } from '../../src/text/duration.js';
import { formatCountOf } from '../../src/text/number.js';
import { shorten } from './shorten.js';
import type { ErrorRecord, ScoreRecord, SpanEvent } from '../../src/types.js';
import type { Paint } from './paint.js';

/** A chain of causes that is deeper than this is hardly read; JSON has it all. */
const MAX_CAUSES = 5;

const MAX_EVENTS = 20;

/** An error and its causes, one a line. */
export function errorNotes(error: ErrorRecord | undefined, paint: Paint): string[] {
  const lines: string[] = [];
  for (let at = error; at !== undefined && lines.length < MAX_CAUSES; at = at.cause) {
    lines.push(paint.red(`${lines.length > 0 ? 'caused by ' : ''}${shorten(`${at.type}: ${at.message}`)}`));
  }
  return lines;
}

/** What happened inside a span, the first events of it, with the time since its start. */
export function eventNotes(events: readonly SpanEvent[], startTime: number, paint: Paint): string[] {
  const notes = events.slice(0, MAX_EVENTS).map((event) => eventNote(event, startTime, paint));
  const more = events.length - notes.length;
  return more > 0 ? [...notes, paint.dim(`… ${formatCountOf(more, 'more event')}`)] : notes;
}

function eventNote({ name, time, attributes }: SpanEvent, startTime: number, paint: Paint): string {
  return `${paint.dim('event')} ${shorten(name)} ${paint.dim(`at ${formatDuration(time - startTime)}`)}${attributes ? ` ${valueText(attributes)}` : ''}`;
}

/** A judgement about a trace or a span. */
export function scoreNote({ name, value, reason }: ScoreRecord, paint: Paint): string {
  return `${paint.dim('score')} ${shorten(name)} ${shorten(String(value))}${reason ? paint.dim(` ${shorten(reason)}`) : ''}`;
}

/** A captured value under its label. */
export function valueNote(label: string, value: unknown, paint: Paint): string {
  return `${paint.dim(label)} ${valueText(value)}`;
}

function valueText(value: unknown): string {
  return shorten(JSON.stringify(value));
}
