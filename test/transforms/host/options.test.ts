import { expect, test } from '@jest/globals';
import { Host } from '../../../transforms/host/host.js';

test.each<[object, string]>([
  [{ inculde: 'src' }, 'expected an option of `root`, `include`, `exclude`, `modules`, `features`, got `inculde`'],
  [{ features: { name: true } }, 'expected an option of `features.names`, `features.functions`, `features.using`, `features.erase`, got `features.name`'],
  [{ include: 1 }, 'expected `include` to be a glob, a regular expression or a list of them, got `1`'],
  [{ exclude: ['a', {}] }, 'expected `exclude` to be a glob, a regular expression or a list of them, got ["a",{}]'],
  [{ modules: './tracing' }, 'expected `modules` to be a list of modules, got `./tracing`'],
  [{ features: { erase: 'always' } }, "expected `features.erase` to be `true`, `false` or `'auto'`, got `always`"],
  [{ root: null }, 'expected `root` to be a folder, got `null`'],
  [{ features: null }, 'expected `features` to be an object, got `null`'],
  [{ constructor: 1 }, 'got `constructor`'],
])('%p is refused with what was expected', (options, message) => {
  expect(() => new Host(options, { lowers: true })).toThrow(new TypeError(expectedMessage(message)));
});

function expectedMessage(message: string): string {
  return message.startsWith('expected') ? `filigree's transform: ${message}` : `filigree's transform: expected an option of \`root\`, \`include\`, \`exclude\`, \`modules\`, \`features\`, ${message}`;
}

test('options that are not given are as good as none', () => {
  expect(() => new Host({ root: undefined, features: { erase: undefined } }, { lowers: true })).not.toThrow();
});
