import type { SourceLocation } from '../../api/types.js';

/** Editors and the links that open a file in them, with `{path}`, `{line}` and `{column}`. */
export const EDITORS: Readonly<Record<string, string>> = {
  'VS Code': 'vscode://file{path}:{line}:{column}',
  Cursor: 'cursor://file{path}:{line}:{column}',
  Windsurf: 'windsurf://file{path}:{line}:{column}',
  Zed: 'zed://file{path}:{line}:{column}',
  WebStorm: 'webstorm://open?file={path}&line={line}&column={column}',
  'Sublime Text': 'subl://open?url=file://{path}&line={line}&column={column}',
};

/** The link that opens a place in an editor. A relative file is one of the project, whose folder is `root`. */
export function editorLink(template: string, { file, line, column = 1 }: SourceLocation, root: string): string {
  const path = absolute(file.replaceAll('\\', '/'), root.replaceAll('\\', '/'));
  // Characters that would end the path or start something else in the link are escaped; slashes stay.
  const encoded = path.split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':');
  return template.replaceAll('{path}', encoded).replaceAll('{line}', String(line)).replaceAll('{column}', String(column));
}

function absolute(file: string, root: string): string {
  if (file.startsWith('/')) return file;
  if (/^[A-Za-z]:\//.test(file)) return `/${file}`;
  return `${root.startsWith('/') ? '' : '/'}${root}/${file}`;
}
