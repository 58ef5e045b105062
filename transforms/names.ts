import type { Class, Node } from '@babel/types';
import { isClass, isMember, keyName, type Member } from './members.js';
import { isTypeWrapper } from './type-wrappers.js';
import type { Path } from './walk.js';

/** `Class.method`; `undefined` when the class has no name that the text shows. `path` ends with the class and its body. */
export function memberName(member: Member, path: Path): string | undefined {
  const owner = path.at(-2);
  const className = isClass(owner) ? nameOfClass(owner, path.slice(0, -2)) : undefined;
  const key = keyName(member);
  return className !== undefined && key !== undefined ? `${className}.${key}` : undefined;
}

/** A class's own name, else the one it takes from where it stands; `default` for an anonymous default export. */
export function nameOfClass(node: Class, path: Path): string | undefined {
  return node.id?.name ?? nameFromPlace(path);
}

/** The name that an anonymous class, function or call takes from what it is assigned to. */
export function nameFromPlace(path: Path): string | undefined {
  const depth = path.findLastIndex((node) => !isTypeWrapper(node) && node.type !== 'AwaitExpression');
  const holder = path[depth];
  if (isMember(holder)) return memberName(holder, path.slice(0, depth));
  switch (holder?.type) {
    case 'VariableDeclarator':
      return targetName(holder.id);
    case 'AssignmentExpression':
      return targetName(holder.left);
    case 'ObjectProperty':
      return keyName(holder);
    case 'ExportDefaultDeclaration':
      return 'default';
    default:
      return undefined;
  }
}

function targetName(target: Node): string | undefined {
  if (target.type === 'Identifier') return target.name;
  return target.type === 'MemberExpression' ? keyName({ key: target.property, computed: target.computed }) : undefined;
}

/** The innermost named function or class member around a place. */
export function enclosingName(path: Path): string | undefined {
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const name = scopeName(path[depth], path.slice(0, depth));
    if (name !== undefined) return name;
  }
  return undefined;
}

function scopeName(node: Node | undefined, path: Path): string | undefined {
  if (isMember(node)) return memberName(node, path);
  switch (node?.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return node.id?.name ?? nameFromPlace(path);
    case 'ArrowFunctionExpression':
      return nameFromPlace(path);
    case 'ObjectMethod':
      return keyName(node);
    case 'StaticBlock':
      return isClass(path.at(-2)) ? nameOfClass(path.at(-2) as Class, path.slice(0, -2)) : undefined;
    default:
      return undefined;
  }
}

/** What a file is called without its folder and extension: the last resort for a name. */
export function fileName(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/\..*$/, '');
}
