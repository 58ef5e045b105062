export type Theme = 'system' | 'light' | 'dark';

const KEY = 'filigree-theme';
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export function currentTheme(): Theme {
  const stored = localStorage.getItem(KEY);
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

/** Puts the chosen theme on the document; the system's own needs nothing. */
export function applyTheme(theme: Theme = currentTheme()): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Chooses the next one, and keeps it for the next visit. */
export function nextTheme(): Theme {
  const next = THEMES[(THEMES.indexOf(currentTheme()) + 1) % THEMES.length]!;
  localStorage.setItem(KEY, next);
  applyTheme(next);
  dispatchEvent(new Event('filigree-theme'));
  return next;
}
