import { formatDuration } from '../text/duration.js';
import { escapeTerminal } from '../text/escape.js';
import type { SpanRecord, TraceRecord } from '../types.js';
import type { Batch, Exporter } from './exporter.js';

/** Options of `console()`. */
export interface ConsoleOptions {
  /** Takes each line, without its end. Default: standard output. */
  write?: (line: string) => void;
}

/**
 * Prints a line for every span and trace that has ended: status, kind, name, duration, tokens, cost, error. Control
 * characters in names and messages are printed escaped.
 *
 * @example
 * ```ts
 * import { configure, startTrace } from 'filigree';
 * import { console as consoleExporter } from 'filigree/exporters/console';
 *
 * configure({ exporters: [consoleExporter()], store: false });
 * startTrace('greet', (t) => t.setOutput('hello')); // ✓ TRACE greet 0.2 ms
 * ```
 */
export function console({ write = printer() }: ConsoleOptions = {}): Exporter {
  return {
    name: 'console',
    synchronous: true,
    export({ spans, traces }: Batch) {
      for (const span of spans) write(spanLine(span));
      for (const trace of traces) write(traceLine(trace));
    },
  };
}

/** Node makes the stream when it is first asked for: at the import of this file, that would cost programs without it 8 ms. */
function printer(): (text: string) => void {
  const { stdout } = process;
  return (text) => void stdout.write(`${text}\n`);
}

function spanLine(span: SpanRecord): string {
  const { promptTokens, completionTokens } = span.tokenUsage ?? {};
  const tokens = promptTokens === undefined && completionTokens === undefined ? '' : `${promptTokens ?? 0}→${completionTokens ?? 0} tokens`;
  const cost = span.cost === undefined ? '' : `cost ${span.cost.total}`;
  return line(span, span.kind, [span.model ?? '', tokens, cost]);
}

function traceLine(trace: TraceRecord): string {
  return line(trace, 'TRACE', [trace.sessionId === undefined ? '' : `session ${trace.sessionId}`]);
}

function line(record: SpanRecord | TraceRecord, kind: string, details: readonly string[]): string {
  const duration = record.endTime === undefined ? '' : formatDuration(record.endTime - record.startTime);
  const reason = record.error === undefined ? (record.statusReason ?? '') : `${record.error.type}: ${record.error.message}`;
  const parts = [mark(record.status), kind, record.name, duration, ...details, reason];
  return parts.filter((part) => part !== '').map(escapeTerminal).join(' ');
}

function mark(status: string): string {
  if (status === 'ERROR') return '✗';
  return status === 'CANCELLED' ? '⊘' : '✓';
}
