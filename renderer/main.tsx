import '@fontsource-variable/noto-sans-sc/index.css';
import '#renderer/app/window.css';
import '#renderer/app/overlays.css';
import '#renderer/parts/parts.css';
import '#renderer/parts/grid/grid.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '#renderer/app/App.tsx';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
