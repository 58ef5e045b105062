/** filigree: decorator-first tracing for TypeScript agents. This file is the package's one import for people who write agents. */
export { span } from './decorators/span.js';
export { trace } from './decorators/trace.js';
export { instrumented } from './decorators/metadata.js';
export { startSpan, startTrace } from './src/start.js';
export { currentSpan, currentTrace } from './src/current.js';
export { propagate } from './src/propagate.js';
export { score } from './src/score.js';
export { configure, flush, shutdown, stats } from './src/configure.js';
export { FiligreeError } from './src/errors.js';
export type { ErrorCode } from './src/errors.js';
export type { CaptureConfig, ConfigureOptions, Durability, StoreConfig } from './src/config.js';
export type { ExportCounts, ExportReport, Stats } from './src/counts.js';
export type { Batch, Exporter } from './src/exporters/exporter.js';
export type { InstrumentedMember } from './decorators/metadata.js';
export type { InstrumentDecorator, Span, TraceFunction } from './decorators/types.js';
export type * from './src/types.js';
