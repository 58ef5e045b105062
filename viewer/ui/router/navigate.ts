/** The address as the pages read it: path and parameters. */
export interface Place {
  readonly path: string;
  readonly parameters: URLSearchParams;
}

const listeners = new Set<() => void>();
let place = read();

function read(): Place {
  return { path: location.pathname, parameters: new URLSearchParams(location.search) };
}

function moved(): void {
  place = read();
  for (const listener of listeners) listener();
}

addEventListener('popstate', moved);

export function currentPlace(): Place {
  return place;
}

/** Calls back when the address changes, whoever changed it. Returns how to stop that. */
export function onMove(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Goes to an address of the viewer. With `replace`, the one before is forgotten: for what is typed or walked through. */
export function navigate(to: string, replace = false): void {
  if (to === location.pathname + location.search) return;
  history[replace ? 'replaceState' : 'pushState'](undefined, '', to);
  moved();
}

/** Changes parameters of the address and keeps the others; an empty or absent value takes one away. */
export function setParameters(changes: Readonly<Record<string, string | undefined>>, replace = true): void {
  const parameters = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') parameters.delete(name);
    else parameters.set(name, value);
  }
  navigate(parameters.size === 0 ? location.pathname : `${location.pathname}?${parameters}`, replace);
}
