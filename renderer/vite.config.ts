import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Library code that every page needs, in files of its own: it changes rarely and the page itself stays small. */
const GROUPS = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|zustand)[\\/]/, priority: 3 },
  { name: 'schema', test: /node_modules[\\/]zod[\\/]/, priority: 2 },
  { name: 'design', test: /node_modules[\\/](@ant-design|@rc-component|@emotion|stylis)[\\/]/, priority: 1 },
];

export default defineConfig({
  base: './',
  plugins: [react()],
  logLevel: 'warn',
  build: {
    target: 'chrome140',
    outDir: '../out/renderer',
    emptyOutDir: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
    rollupOptions: { output: { codeSplitting: { groups: GROUPS } } },
  },
});
