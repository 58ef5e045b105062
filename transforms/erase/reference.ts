import type { Edit } from '../edit.js';
import { endOf } from '../place.js';
import { inferredName } from './class-name.js';
import { isReadBack, type ErasedClass, type ErasedElement } from './erased-class.js';
import { startOf } from './offsets.js';
import type { Writer } from './writer.js';

/** Whether generated code refers to the class: for what `decorate` returned, or for the storage of a static accessor. */
export function needsReference({ elements, plainAccessors }: ErasedClass): boolean {
  return [...elements, ...plainAccessors].some((element) => isReadBack(element) || isStaticAccessor(element));
}

function isStaticAccessor(element: ErasedElement): boolean {
  return element.kind === 'accessor' && element.static;
}

/** The name by which generated code reaches the class. Inside a class nothing can assign to its name. */
export function reference({ erased, names }: Writer): string {
  return erased.node.id?.name ?? names.anonymous;
}

/** Gives a class that generated code refers to a name, if it has none. */
export function referenceEdits({ erased, code, names }: Writer): Edit[] {
  if (erased.node.id || !needsReference(erased)) return [];
  return [{ kind: 'insert', at: behindKeyword(erased, code), text: ` ${names.anonymous}` }];
}

function behindKeyword({ node }: ErasedClass, code: string): number {
  const last = node.decorators?.at(-1);
  const start = last ? Math.max(endOf(last), startOf(node)) : startOf(node);
  return start + /\bclass\b/.exec(code.slice(start))!.index + 'class'.length;
}

/** The argument that gives such a class back the name that it would have had. */
export function inferredNameText({ erased }: Writer): string {
  if (erased.node.id || !needsReference(erased)) return '';
  return `, ${JSON.stringify(inferredName(erased.path) ?? '')}`;
}

/** What `decorate` returned for an element. */
export function outcome(index: number, writer: Writer): string {
  return `${reference(writer)}.${writer.names.state}[${index}]`;
}

/** The beginning and the end of the call that decorates the class. */
export function decorateCall(writer: Writer): { open: string; close: string } {
  const { erased, names } = writer;
  const [open, close] = erased.elements.some(isReadBack) ? [` static ${names.state} = `, ';'] : [' static { ', '; }'];
  return { open: `${open}${names.decorate}(this, [`, close: `]${inferredNameText(writer)})${close}` };
}
