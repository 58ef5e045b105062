/** Where in the viewer one is. */
export type Route =
  | { readonly page: 'traces' | 'sessions' | 'charts' | 'live' | 'compare' }
  | { readonly page: 'trace' | 'session'; readonly id: string }
  | { readonly page: 'unknown' };

const LISTS = { '/': 'traces', '/sessions': 'sessions', '/charts': 'charts', '/live': 'live', '/compare': 'compare' } as const;

/** The page of a path; `unknown` for one that leads nowhere. */
export function routeOf(path: string): Route {
  const [, page, id, more] = path.split('/');
  if (path in LISTS) return { page: LISTS[path as keyof typeof LISTS] };
  const decoded = id === undefined || more !== undefined ? undefined : decode(id);
  if (decoded && (page === 'trace' || page === 'session')) return { page, id: decoded };
  return { page: 'unknown' };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
