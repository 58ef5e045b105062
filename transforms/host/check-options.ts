import type { TransformOptions } from './options.js';

type Check = readonly [expected: string, holds: (value: unknown) => boolean];

const isText = (value: unknown): boolean => typeof value === 'string';
const isPattern = (value: unknown): boolean => isText(value) || value instanceof RegExp;
const isListOf = (holds: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(holds);
const isSwitch: Check = ['`true` or `false`', (value) => typeof value === 'boolean'];
const isFiles: Check = ['a glob, a regular expression or a list of them', (value) => isPattern(value) || isListOf(isPattern)(value)];

const OPTIONS: Readonly<Record<keyof TransformOptions, Check>> = {
  root: ['a folder', isText],
  include: isFiles,
  exclude: isFiles,
  modules: ['a list of modules', isListOf(isText)],
  features: ['an object', (value) => typeof value === 'object' && value !== null],
};

const FEATURES: Readonly<Record<keyof NonNullable<TransformOptions['features']>, Check>> = {
  names: isSwitch,
  functions: isSwitch,
  using: isSwitch,
  erase: ["`true`, `false` or `'auto'`", (value) => value === 'auto' || typeof value === 'boolean'],
};

/** @throws TypeError for an option that there is not, or a value that it cannot have. */
export function checkOptions(options: TransformOptions): void {
  checkAll(options, OPTIONS, '');
  checkAll(options.features ?? {}, FEATURES, 'features.');
}

function checkAll(options: object, checks: Readonly<Record<string, Check>>, prefix: string): void {
  for (const [name, value] of Object.entries(options)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check) throw new TypeError(`filigree's transform: expected an option of ${list(checks, prefix)}, got \`${prefix}${name}\``);
    const [expected, holds] = check;
    if (value !== undefined && !holds(value)) throw new TypeError(`filigree's transform: expected \`${prefix}${name}\` to be ${expected}, got ${shown(value)}`);
  }
}

function list(checks: object, prefix: string): string {
  return Object.keys(checks).map((name) => `\`${prefix}${name}\``).join(', ');
}

function shown(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : `\`${String(value)}\``;
}
