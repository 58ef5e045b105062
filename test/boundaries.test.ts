import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { expect, test } from '@jest/globals';

/** Which files of the project each room may import; the first rule whose `room` fits a file counts. */
const RULES: readonly { room: RegExp; may: RegExp }[] = [
  { room: /^src\/(types|errors|text\/[\w-]+)\.ts$/, may: /^src\/(types|text\/.*)\.ts$/ },
  { room: /^src\/chat\//, may: /^src\/chat\// },
  { room: /^src\/(capture|redact)\//, may: /^src\/(types|errors|capture\/.*|redact\/.*)\.ts$/ },
  { room: /^src\/journal\//, may: /^src\/(types|errors|clock|text\/.*|journal\/.*)\.ts$/ },
  { room: /^src\/exporters\/delivery\//, may: /^src\/(types|errors|counts|clock|journal\/.*|exporters\/.*)\.ts$/ },
  { room: /^src\/exporters\/http\//, may: /^src\/(types|errors|clock|text\/.*|exporters\/export-error|exporters\/http\/.*)\.ts$/ },
  { room: /^src\/exporters\//, may: /^src\/(types|errors|clock|chat\/.*|text\/.*|exporters\/.*)\.ts$/ },
  { room: /^src\/otel\//, may: /^src\/(types|errors|context|engine|recording|registry|scope|span|otel\/.*|propagation\/(local-parent|traceparent))\.ts$/ },
  { room: /^src\//, may: /^src\// },
  { room: /^decorators\//, may: /^(decorators\/|src\/[\w-]+\.ts$)/ },
  { room: /^transforms\//, may: /^transforms\// },
  { room: /^viewer\/receiver\//, may: /^(viewer\/receiver\/|src\/(types|errors|clock|config|chat\/chat|text\/.*|journal\/.*|redact\/.*|capture\/.*|exporters\/otlp\/names\/(gen-ai|general|open-inference))\.ts$)/ },
  { room: /^viewer\/cli\/ship\.ts$/, may: /^(viewer\/|src\/(types|errors|counts|ship|text\/.*)\.ts$)/ },
  { room: /^viewer\/export\/otlp\.ts$/, may: /^(viewer\/|src\/(types|exporters\/otlp\/.*)\.ts$)/ },
  { room: /^viewer\/ui\//, may: /^(viewer\/ui\/.*|viewer\/api\/types\.ts|src\/(types|chat\/.*|text\/.*)\.ts)$/ },
  { room: /^viewer\//, may: /^(viewer\/|src\/(types|errors|chat\/.*|journal\/.*|text\/.*)\.ts$)/ },
  { room: /^index\.ts$/, may: /^(src|decorators)\// },
];

const IMPORT = /(?:^|\n)\s*(import|export)(\s+type)?\s[^;'"]*?from\s+['"](\.[^'"]+)['"]/g;

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

function importsOf(file: string, code: string): Import[] {
  return [...code.matchAll(IMPORT)].map(([, , type, specifier]) => ({
    from: file,
    to: normalize(join(dirname(file), specifier!)).replace(/\.js$/, '.ts'),
    typeOnly: type !== undefined,
  }));
}

function violations(imports: readonly Import[]): string[] {
  return imports.filter(({ from, to }) => RULES.find(({ room }) => room.test(from))?.may.test(to) === false).map(({ from, to }) => `${from} imports ${to}`);
}

function cycle(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const to of next.get(file) ?? []) {
      const found = visit(to, [...path, file]);
      if (found.length > 0) return found;
    }
    done.add(file);
    return [];
  };
  return [...next.keys()].map((file) => visit(file, [])).find((found) => found.length > 0) ?? [];
}

function sources(): string[] {
  const rooms = ['src', 'decorators', 'transforms', 'viewer'];
  const files = rooms.flatMap((room) => readdirSync(room, { recursive: true, withFileTypes: true }));
  return ['index.ts', ...files.filter((entry) => /\.tsx?$/.test(entry.name)).map((entry) => relative('.', join(entry.parentPath, entry.name)))];
}

const all = sources().flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));

test('every import goes the way that the architecture page says', () => {
  expect(all.length).toBeGreaterThan(100);
  expect(violations(all)).toEqual([]);
});

test('nothing of the package imports OpenTelemetry, which it works with', () => {
  expect(sources().filter((file) => /from\s+['"]@opentelemetry\//.test(readFileSync(file, 'utf8')))).toEqual([]);
});

test('no imports go round in a circle', () => {
  expect(cycle(all)).toEqual([]);
});

test.each([
  ['src/journal/file.ts', "import { engine } from '../engine.js';", 'src/engine.ts'],
  ['src/exporters/memory.ts', "import { span } from '../../decorators/span.js';", 'decorators/span.ts'],
  ['viewer/cli/main.ts', "import { engine } from '../../src/engine.js';", 'src/engine.ts'],
  ['viewer/server/start.ts', "import { JsonWriter } from '../../src/exporters/otlp/json/writer.js';", 'src/exporters/otlp/json/writer.ts'],
  ['viewer/receiver/start.ts', "import { KINDS } from '../../src/exporters/otlp/names/kinds.js';", 'src/exporters/otlp/names/kinds.ts'],
  ['src/otel/place.ts', "import { Delivery } from '../exporters/delivery/delivery.js';", 'src/exporters/delivery/delivery.ts'],
  ['transforms/plan.ts', "import type { Site } from '../src/site.js';", 'src/site.ts'],
])('a planted wrong import in %s is caught', (file, code, target) => {
  expect(violations(importsOf(file, code))).toEqual([`${file} imports ${target}`]);
});

test('a planted circle is caught', () => {
  const planted = [...importsOf('src/a.ts', "import { b } from './b.js';"), ...importsOf('src/b.ts', "import { a } from './a.js';")];
  expect(cycle(planted)).toEqual(['src/a.ts', 'src/b.ts', 'src/a.ts']);
});
