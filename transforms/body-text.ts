import type { Bodies, BodyNames } from './bodies.js';
import type { BodyWrap, RecordedBody, Reentry } from './body-wrap.js';
import type { Insertion } from './edit.js';
import type { ParameterValue } from './functions/values.js';
import { siteText } from './site-text.js';
import type { Guard } from './using/guard.js';

/** Texts to insert around something; nested in the order of `start`. */
interface Around {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

/**
 * The insertions around bodies and behind `using`. Where two meet, one that ends goes before one that begins, and the
 * innermost ends first; an empty body begins before it ends.
 */
export function bodyEdits({ wraps, guards, names }: Bodies, helper: string): Insertion[] {
  const around = [...wraps.map((wrap) => aroundBody(wrap, names, helper)), ...guards.map((guard) => aroundRest(guard, names))];
  const outermostFirst = around.sort((a, b) => a.start - b.start);
  const begins = outermostFirst.map(({ start, before }) => insert(start, before));
  const ends = outermostFirst.toReversed().map(({ end, after }) => insert(end, after));
  return [...begins, ...ends];
}

function insert(at: number, text: string): Insertion {
  return { kind: 'insert', at, text };
}

/** What `bodyEdits` needs from `filigree/runtime`: exported name and local name. */
export function bodyImports({ wraps, guards, names }: Bodies, helper: string): Array<[exported: string, local: string]> {
  const recorded = wraps.flatMap((wrap) => wrap.recorded ?? []);
  return [
    ...(recorded.length > 0 ? ([['site', helper]] as const) : []),
    ...(recorded.some(({ reentry }) => !reentry) ? ([['annotated', names.annotated]] as const) : []),
    ...(recorded.some(({ reentry }) => reentry) ? ([['reentrant', names.reentrant]] as const) : []),
    ...(wraps.some((wrap) => !wrap.recorded) ? ([['isolated', names.isolated]] as const) : []),
    ...(guards.length > 0 ? ([['thrown', names.thrown]] as const) : []),
  ].map(([exported, local]) => [exported, local]);
}

/** The variables that keep what the run time makes for each recorded function. `var`: the functions can be called before their module runs. */
export function slotsOf({ wraps }: Bodies): string[] {
  return wraps.flatMap(({ recorded }) => (recorded ? [recorded.slot] : []));
}

function aroundBody(wrap: BodyWrap, names: BodyNames, helper: string): Around {
  const { start, end, form, async, recorded } = wrap;
  if (recorded?.reentry) return { start, end, before: reentryText(wrap, recorded, recorded.reentry, names, helper), after: '' };
  const call = calleeText(wrap, names, helper);
  if (form === 'expression') return { start, end, before: ` ${call}${async ? 'async ' : ''}() =>`, after: ')' };
  const statement = `${wrap.terminated ? '' : ';'} return ${wrap.generator ? 'yield* ' : ''}${call}`;
  if (!wrap.generator) return { start, end, before: `${statement}${async ? 'async ' : ''}() => {`, after: '}); ' };
  return { start, end, before: `${statement}() => (${async ? 'async ' : ''}function* () {`, after: '}).apply(this, arguments)); ' };
}

/** Called from outside, the function calls itself; called by the run time, it goes on to its body. */
function reentryText({ form, terminated }: BodyWrap, recorded: RecordedBody, { name, arrow }: Reentry, names: BodyNames, helper: string): string {
  const args = [valuesText(recorded), name, ...(arrow ? [] : ['this'])].join(', ');
  const [condition, call] = [`${slotText(recorded, names.reentrant, helper)}.outside`, `${recorded.slot}.record(${args})`];
  return form === 'expression' ? ` ${condition} ? ${call} :` : `${terminated ? '' : ';'} if (${condition}) return ${call};`;
}

function calleeText({ recorded }: BodyWrap, names: BodyNames, helper: string): string {
  return recorded ? `${slotText(recorded, names.annotated, helper)}(${valuesText(recorded)}, ` : `${names.isolated}(`;
}

function slotText({ what, kind, site, slot }: RecordedBody, maker: string, helper: string): string {
  const args = [siteText(site, helper), JSON.stringify(what), ...(kind === undefined ? [] : [JSON.stringify(kind)])].join(', ');
  return `(${slot} ??= ${maker}(${args}))`;
}

function valuesText({ values }: RecordedBody): string {
  return `[${values.map(valueText).join(', ')}]`;
}

function valueText(value: ParameterValue): string {
  if (value.form === 'names') return `{ ${value.names.join(', ')} }`;
  return value.form === 'rest' ? `...${value.name}` : value.name;
}

function aroundRest({ start, end, terminated, form, handles }: Guard, { error, thrown }: BodyNames): Around {
  const handler = `catch (${error}) { throw ${thrown}(${[error, ...handles].join(', ')}); }`;
  return { start, end, before: `${terminated ? '' : ';'} try {`, after: form === 'module' ? ` } ${handler}` : `} ${handler} ` };
}
