import type { Site } from './site.js';

/** The call of the helper that makes a site at run time. */
export function siteText({ name, parameters, place }: Site, helper: string): string {
  const args = [name, parameters, place.file, place.line, place.column].map(literal);
  return `${helper}(${args.join(', ')})`;
}

function literal(value: Site['name'] | Site['parameters'] | number): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  return value === undefined ? 'undefined' : JSON.stringify(value);
}
