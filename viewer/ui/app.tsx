import { useEffect, useState } from 'preact/hooks';
import { onConnection } from './api/events.js';
import { routeOf } from './data/route.js';
import { KeyHelp } from './keys/help.js';
import { useKeys } from './keys/bindings.js';
import { LinkDialog } from './parts/link-dialog.js';
import { Notice } from './parts/notice.js';
import { currentTheme, nextTheme } from './parts/theme.js';
import { TracesPage } from './pages/traces/traces-page.js';
import { lazy } from './parts/lazy.js';
import { Link } from './router/link.js';
import { navigate } from './router/navigate.js';
import { usePlace } from './router/use-place.js';
import type { Connection } from './api/event-source.js';
import type { Route } from './data/route.js';

const TracePage = lazy(() => import('./pages/trace/trace-page.js').then((module) => module.TracePage));
const SessionsPage = lazy(() => import('./pages/sessions/sessions-page.js').then((module) => module.SessionsPage));
const SessionPage = lazy(() => import('./pages/sessions/session-page.js').then((module) => module.SessionPage));
const ChartsPage = lazy(() => import('./pages/charts/charts-page.js').then((module) => module.ChartsPage));
const LivePage = lazy(() => import('./pages/live/live-page.js').then((module) => module.LivePage));
const ComparePage = lazy(() => import('./pages/compare/compare-page.js').then((module) => module.ComparePage));

const PAGES = [
  { to: '/', title: 'Traces', key: 't', pages: ['traces', 'trace', 'compare'] },
  { to: '/sessions', title: 'Sessions', key: 's', pages: ['sessions', 'session'] },
  { to: '/charts', title: 'Charts', key: 'c', pages: ['charts'] },
  { to: '/live', title: 'Live', key: 'l', pages: ['live'] },
] as const;

/** The frame around every page. */
export function App() {
  const { path } = usePlace();
  const route = routeOf(path);
  const [help, setHelp] = useState(false);
  const [theme, setTheme] = useState(currentTheme);
  const changeTheme = () => setTheme(nextTheme());
  useKeys('Everywhere', [
    { keys: ['?'], does: 'Show the keys', run: () => setHelp(true) },
    ...PAGES.map(({ to, title, key }) => ({ keys: [`g ${key}`], does: `Go to ${title.toLowerCase()}`, run: () => navigate(to) })),
    { keys: ['T'], does: 'Change the theme', run: changeTheme },
  ]);
  return (
    <>
      <a class="skip" href="#main">Skip to the content</a>
      <header class="top">
        <Link to="/" class="brand" title="All traces">
          <Logo />
          <span>filigree</span>
        </Link>
        <nav aria-label="Pages">
          {PAGES.map(({ to, title, pages }) => (
            <Link key={to} to={to} current={(pages as readonly string[]).includes(route.page)}>
              {title}
            </Link>
          ))}
        </nav>
        <ConnectionMark />
        <button type="button" class="quiet" onClick={changeTheme} title="Theme (T)" aria-label={`Theme: ${theme}`}>
          {{ system: '◐', light: '☀', dark: '☾' }[theme]}
        </button>
        <button type="button" class="quiet help" onClick={() => setHelp(true)} title="Keys (?)" aria-label="Keys">
          ?
        </button>
      </header>
      <main id="main" tabIndex={-1}>
        <Page route={route} />
      </main>
      {help && <KeyHelp onClose={() => setHelp(false)} />}
      <LinkDialog />
    </>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'traces':
      return <TracesPage />;
    case 'trace':
      return <TracePage key={route.id} id={route.id} />;
    case 'sessions':
      return <SessionsPage />;
    case 'session':
      return <SessionPage key={route.id} id={route.id} />;
    case 'charts':
      return <ChartsPage />;
    case 'live':
      return <LivePage />;
    case 'compare':
      return <ComparePage />;
    default:
      return <Notice title="There is no such page"><p><Link to="/">All traces</Link></p></Notice>;
  }
}

function ConnectionMark() {
  const [state, setState] = useState<Connection>('connecting');
  useEffect(() => onConnection(setState), []);
  const words = { connecting: 'Connecting', open: 'Live', lost: 'Not connected; trying again' }[state];
  return (
    <span class={`connection connection-${state}`} role="status" title={words}>
      <span class="sr">{words}</span>
    </span>
  );
}

function Logo() {
  return (
    <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
      <rect x="1" y="2" width="14" height="3" rx="1.5" class="logo-1" />
      <rect x="4" y="6.5" width="9" height="3" rx="1.5" class="logo-2" />
      <rect x="7" y="11" width="5" height="3" rx="1.5" class="logo-3" />
    </svg>
  );
}
