import type { Node, ObjectExpression, StringLiteral } from '@babel/types';
import type { FileContext } from './context.js';
import { keyName } from './members.js';
import { placeOf } from './place.js';
import type { Site } from './site.js';
import { unwrapTypes } from './type-wrappers.js';

/**
 * Tells each name in the option `skip` that the function does not have. The run time would keep all arguments of such a
 * function back; before it runs, the name can be corrected. Nothing is said where the text shows not all of it.
 */
export function checkSkippedNames(args: readonly Node[], { name, parameters }: Site, context: FileContext): void {
  if (parameters === undefined) return;
  const there = parameters.map((parameter) => parameter.replace('...', ''));
  for (const literal of skippedNames(args)) {
    if (there.includes(literal.value)) continue;
    const shown = there.filter((one) => one !== '').map((one) => `\`${one}\``).join(', ') || 'none that have a name';
    const reason = `Expected \`skip\` to name parameters of \`${name ?? 'a function'}\`, which are ${shown}; got \`${literal.value}\`. Correct the name. (FILIGREE_UNKNOWN_PARAMETER)`;
    context.mistake({ ...placeOf(literal, context.file), reason });
  }
}

/** The texts in `{ skip: [...] }`. What is spread behind it could replace it. */
function skippedNames(args: readonly Node[]): StringLiteral[] {
  const options = args.find((arg) => arg.type === 'ObjectExpression');
  const list = options && !options.properties.some(({ type }) => type === 'SpreadElement') ? valueOf('skip', options) : undefined;
  return list?.type === 'ArrayExpression' ? list.elements.filter((element) => element?.type === 'StringLiteral') : [];
}

function valueOf(key: string, { properties }: ObjectExpression): Node | undefined {
  const found = properties.findLast((property) => property.type === 'ObjectProperty' && keyName(property) === key);
  return found?.type === 'ObjectProperty' ? unwrapTypes(found.value) : undefined;
}
