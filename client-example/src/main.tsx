import '@mantine/core/styles.css';
import './page/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { rootUrl } from './api/root-url.ts';
import { App } from './page/app.tsx';

// A relative link would follow the path of the page as it changes.
const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
if (icon) icon.href = new URL('icon.svg', rootUrl).href;

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the ID "root".');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
