import './live/no-eval.js';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { preload } from './app/loaded.js';
import { watchPrinting } from './app/printing.js';
import { project, useProjector } from './app/projector.js';
import { applyTheme, storedTheme } from './app/theme.js';
import './design/style.css';

applyTheme(storedTheme());
if (useProjector.getState().on) project(true);
watchPrinting();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');
// not by a top-level await: what is loaded on demand imports this file, and would wait for it
void preload().then(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
