import type { SpanRecord, TokenUsage } from '../../src/types.js';

/** Sums over the spans of a trace. */
export interface Totals {
  spans: number;
  /** Spans that began and have not ended. */
  openSpans: number;
  failedSpans: number;
  promptTokens: number;
  completionTokens: number;
  /** Tokens in and out; providers' extra counts are parts of them, mostly, and are not added. */
  tokens: number;
  /** Absent if no span has a cost. */
  cost?: number;
}

/** Sums of nothing. */
export function noTotals(): Totals {
  return { spans: 0, openSpans: 0, failedSpans: 0, promptTokens: 0, completionTokens: 0, tokens: 0 };
}

/** Adds a span that has ended. */
export function addEnded(totals: Totals, { status, tokenUsage, cost }: SpanRecord): void {
  totals.spans += 1;
  if (status === 'ERROR') totals.failedSpans += 1;
  totals.promptTokens += tokenUsage?.promptTokens ?? 0;
  totals.completionTokens += tokenUsage?.completionTokens ?? 0;
  totals.tokens += tokensOf(tokenUsage);
  if (cost?.total !== undefined) totals.cost = (totals.cost ?? 0) + cost.total;
}

/** Tokens in and out; where a provider tells only their sum, that. */
export function tokensOf(usage: TokenUsage | undefined): number {
  const { promptTokens, completionTokens, totalTokens } = usage ?? {};
  if (promptTokens === undefined && completionTokens === undefined) return totalTokens ?? 0;
  return (promptTokens ?? 0) + (completionTokens ?? 0);
}
