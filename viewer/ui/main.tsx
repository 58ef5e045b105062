import './styles/index.css';
import { render } from 'preact';
import { App } from './app.js';
import { startEvents } from './api/events.js';
import { startKeys } from './keys/bindings.js';
import { applyTheme } from './parts/theme.js';

applyTheme();
startKeys();
render(<App />, document.getElementById('app')!);
startEvents();
