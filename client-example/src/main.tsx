import '@mantine/core/styles.css';
import './page/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './page/app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the ID "root".');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
