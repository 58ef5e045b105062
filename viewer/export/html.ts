import { createHash } from 'node:crypto';
import { formatDuration } from '../../src/text/duration.js';
import { escapeTerminal } from '../../src/text/escape.js';
import { formatCost, formatCount, formatCountOf } from '../../src/text/number.js';
import { formatDateTime } from '../../src/text/time.js';
import { rows } from '../data/rows.js';
import { tokensOf } from '../data/totals.js';
import { escapeHtml } from './escape-html.js';
import type { ErrorRecord } from '../../src/types.js';
import type { Row } from '../data/rows.js';
import type { LoadedTrace } from '../store/load-trace.js';

/** A page that a browser opens; all of a larger trace stands in its JSON. */
const MAX_SPANS = 5000;
const MAX_VALUE = 100_000;

const STYLE = `
:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}
body{max-width:70rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}dt{opacity:.75}dd{margin:0;overflow-wrap:anywhere}
details{border-top:1px solid #8886;padding:.2rem 0}summary{cursor:pointer;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#8882;padding:.6rem;border-radius:.3rem}
small{opacity:.75}.bad{font-weight:bold}
${Array.from({ length: 25 }, (_, depth) => `.d${depth}{margin-left:${depth}rem}`).join('')}
`;

/** Only this style, and nothing else, is let in by the page's own policy: no script, no image, no request. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** A trace as one page to share: it needs no server, loads nothing and runs nothing. Everything recorded is text in it. */
export function traceAsHtml(trace: LoadedTrace): string {
  const { summary } = trace;
  const title = escapeHtml(`${summary.name} · filigree`);
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style>`;
  const spans = Array.from(first(rows(trace.roots), MAX_SPANS), spanHtml).join('\n');
  const more = summary.totals.spans - MAX_SPANS;
  const rest = more > 0 ? `<p>… ${formatCountOf(more, 'more span')}, which the export as JSON has.</p>` : '';
  return `<!doctype html>\n<html lang="en"><head>${head}</head><body>\n${traceHtml(trace)}\n<h2>Spans</h2>\n${spans}\n${rest}</body></html>\n`;
}

function* first<T>(items: Iterable<T>, count: number): Generator<T> {
  let left = count;
  for (const item of items) {
    if (left-- === 0) return;
    yield item;
  }
}

function traceHtml({ details, summary }: LoadedTrace): string {
  const { totals } = summary;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Trace', summary.traceId],
    ['Status', summary.status + (summary.statusReason ? `: ${summary.statusReason}` : '')],
    ['Started', formatDateTime(summary.startTime)],
    ['Duration', summary.duration === undefined ? undefined : formatDuration(summary.duration)],
    ['Spans', `${formatCount(totals.spans)} (${totals.failedSpans} failed, ${totals.openSpans} open)`],
    ['Tokens', totals.tokens === 0 ? undefined : `${formatCount(totals.tokens)} (${formatCount(totals.promptTokens)} in, ${formatCount(totals.completionTokens)} out)`],
    ['Cost', totals.cost === undefined ? undefined : formatCost(totals.cost)],
    ['Session', summary.sessionId],
    ['User', summary.userId],
    ['Tags', summary.tags?.join(', ')],
  ];
  const list = facts.flatMap(([name, value]) => (value ? [`<dt>${name}</dt><dd>${text(value)}</dd>`] : [])).join('');
  return `<h1>${text(summary.name)}</h1>\n<dl>${list}</dl>\n${errorHtml(details.error)}${valueHtml('Input', details.input)}${valueHtml('Output', details.output)}`;
}

function spanHtml({ depth, span }: Row): string {
  const facts = [
    span.kind,
    span.status,
    span.duration !== undefined && formatDuration(span.duration),
    span.model,
    tokensOf(span.tokenUsage) > 0 && formatCountOf(tokensOf(span.tokenUsage), 'token'),
    span.cost && formatCost(span.cost.total),
    span.source && `${span.source.file}:${span.source.line}`,
  ];
  const bad = span.status === 'ERROR' || span.status === 'INTERRUPTED' ? ' class="bad"' : '';
  const line = `<span${bad}>${text(span.name)}</span> <small>${text(facts.filter(Boolean).join(' · '))}</small>`;
  const body = [errorHtml(span.error), valueHtml('Input', span.input), valueHtml('Output', span.output), valueHtml('Metadata', span.metadata)].join('');
  return `<details class="d${Math.min(depth, 24)}"><summary>${line}</summary>${body}</details>`;
}

function errorHtml(error: ErrorRecord | undefined): string {
  if (error === undefined) return '';
  const cause = error.cause === undefined ? '' : `<p>caused by</p>${errorHtml(error.cause)}`;
  return `<p class="bad">${text(`${error.type}: ${error.message}`)}</p>${error.stack ? `<pre>${text(error.stack)}</pre>` : ''}${cause}`;
}

function valueHtml(label: string, value: unknown): string {
  if (value === undefined) return '';
  const json = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  const more = json.length - MAX_VALUE;
  return `<p>${label}</p><pre>${text(json.slice(0, MAX_VALUE))}${more > 0 ? `… (${formatCount(more)} more characters)` : ''}</pre>`;
}

/** Recorded text: what would reorder or hide text is shown escaped, as on a terminal. */
function text(given: string): string {
  return escapeHtml(given.split('\n').map(escapeTerminal).join('\n'));
}
