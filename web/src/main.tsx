import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './theme/base.css';
import './theme/print.css';
import { publishPalette } from './theme/theme.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element #root.');
publishPalette(document.documentElement);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
