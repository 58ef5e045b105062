import type { ExportFormat } from '../api/types.js';
import type { LoadedTrace } from '../store/load-trace.js';

/** The first one is the default. */
export const EXPORT_FORMATS: readonly [ExportFormat, ...ExportFormat[]] = ['json', 'otlp', 'markdown', 'html'];

/** A trace as a file. */
export interface ExportedFile {
  body: string | Uint8Array;
  type: string;
  extension: string;
}

/** Writes a trace, which was loaded with its values, in a format. What writes it is loaded when it is needed. */
export async function exportFile(trace: LoadedTrace, format: ExportFormat): Promise<ExportedFile> {
  switch (format) {
    case 'json':
      return { body: (await import('./json.js')).traceAsJson(trace), type: 'application/json; charset=utf-8', extension: 'json' };
    case 'otlp':
      return { body: (await import('./otlp.js')).traceAsOtlp(trace), type: 'application/json; charset=utf-8', extension: 'otlp.json' };
    case 'markdown':
      return { body: (await import('./markdown.js')).traceAsMarkdown(trace), type: 'text/markdown; charset=utf-8', extension: 'md' };
    case 'html':
      return { body: (await import('./html.js')).traceAsHtml(trace), type: 'text/html; charset=utf-8', extension: 'html' };
  }
}
