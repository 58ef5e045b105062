import { getText } from '../../api/get.js';
import { Copy } from '../../parts/copy.js';
import { Menu } from '../../parts/menu.js';
import type { ExportFormat } from '../../../api/types.js';

const FORMATS: readonly { format: ExportFormat; title: string; hint: string }[] = [
  { format: 'html', title: 'HTML', hint: 'one file to share; opens anywhere' },
  { format: 'markdown', title: 'Markdown', hint: 'for a coding agent or an issue' },
  { format: 'json', title: 'JSON', hint: 'the records as they are' },
  { format: 'otlp', title: 'OTLP/JSON', hint: 'for any OpenTelemetry backend' },
];

/** Ways to take a trace out of the viewer. */
export function ExportMenu({ traceId }: { traceId: string }) {
  const path = (format: ExportFormat) => `/api/traces/${encodeURIComponent(traceId)}/export?format=${format}`;
  return (
    <Menu label="Export">
      {FORMATS.map(({ format, title, hint }) => (
        <li key={format}>
          <a href={path(format)} download>
            <span>{title}</span>
            <span class="faint">{hint}</span>
          </a>
        </li>
      ))}
      <li class="menu-foot">
        <Copy text={() => getText(path('markdown'))} label="Copy as Markdown" />
      </li>
    </Menu>
  );
}
