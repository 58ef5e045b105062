import { expect, test } from '@jest/globals';
import { address } from '../../../viewer/ui/data/address.js';
import { EDITORS, editorLink } from '../../../viewer/ui/data/editor-link.js';
import { embeddedImage } from '../../../viewer/ui/data/embedded-image.js';
import { routeOf } from '../../../viewer/ui/data/route.js';
import { safeUrl } from '../../../viewer/ui/data/safe-url.js';

const vscode = EDITORS['VS Code']!;

test('a place in the project opens in the editor', () => {
  expect(editorLink(vscode, { file: 'src/agent.ts', line: 12 }, '/home/me/project')).toBe('vscode://file/home/me/project/src/agent.ts:12:1');
  expect(editorLink(vscode, { file: '/abs/a b.ts', line: 1, column: 5 }, '/x')).toBe('vscode://file/abs/a%20b.ts:1:5');
  expect(editorLink(vscode, { file: 'C:\\work\\a.ts', line: 3 }, '/x')).toBe('vscode://file/C:/work/a.ts:3:1');
});

test('a file name cannot put anything else into the link', () => {
  expect(editorLink(EDITORS['WebStorm']!, { file: '/a?x=1&file=/etc/passwd#', line: 1 }, '')).toBe('webstorm://open?file=/a%3Fx%3D1%26file%3D/etc/passwd%23&line=1&column=1');
});

test.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', 'blob:http://x/1', 'file:///etc/passwd', '/relative', '//host/x', '', 'java\tscript:alert(1)'])('%j is not offered as a link', (url) => {
  expect(safeUrl(url)).toBeUndefined();
});

test('addresses on the web and mail addresses are', () => {
  expect(safeUrl('https://example.com/a b')).toBe('https://example.com/a%20b');
  expect(safeUrl('mailto:a@b.c')).toBe('mailto:a@b.c');
});

test('an image that is in the record is shown, any other is not', () => {
  const image = { type: 'media', modality: 'image', mimeType: 'image/png', url: undefined, data: 'iVBORw0KGgo=' } as const;
  expect(embeddedImage(image)).toBe('data:image/png;base64,iVBORw0KGgo=');
  expect(embeddedImage({ ...image, mimeType: 'image/svg+xml' })).toBeUndefined();
  expect(embeddedImage({ ...image, mimeType: 'text/html' })).toBeUndefined();
  expect(embeddedImage({ ...image, data: undefined, url: 'https://evil.test/x.png' })).toBeUndefined();
  expect(embeddedImage({ ...image, data: '"onerror=' })).toBeUndefined();
});

test('each page has its address', () => {
  expect(routeOf('/')).toEqual({ page: 'traces' });
  expect(routeOf('/trace/a%2Fb')).toEqual({ page: 'trace', id: 'a/b' });
  expect(routeOf('/session/s%201')).toEqual({ page: 'session', id: 's 1' });
  expect([routeOf('/trace/'), routeOf('/trace/a/b'), routeOf('/nothing'), routeOf('/trace/%E0%A4%A'), routeOf('/constructor')].map(({ page }) => page)).toEqual(Array(5).fill('unknown'));
});

test('parameters that are empty are left out of an address', () => {
  expect(address('/x', { q: 'a b', sort: '', from: undefined, limit: 5 })).toBe('/x?q=a+b&limit=5');
  expect(address('/x')).toBe('/x');
});
