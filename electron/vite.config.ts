import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a run-time module must not be bundled with: native code, WebAssembly beside its loader, the runtime itself. */
const EXTERNAL = ['electron', 'better-sqlite3', 'libxml2-wasm', /^node:/];

/** Threads that more than one host starts. Their files lie next to the bundle that starts them. */
const THREADS = {
  backendThread: 'electron/backend/thread.ts',
  platformThread: 'electron/hosts/platformThread.ts',
  readerThread: 'electron/backend/intake/readerThread.ts',
  ownTestsThread: 'electron/backend/packs/ownTestsThread.ts',
} as const;

/** Each host is one folder of out/ with everything it starts, flat, so that neighbours find each other. */
const HOSTS = {
  desktop: {
    main: 'electron/hosts/desktop/main.ts',
    platformChild: 'electron/hosts/desktop/platformChild.ts',
    ...THREADS,
  },
  web: { main: 'electron/hosts/web/main.ts', ...THREADS },
  cli: { main: 'electron/hosts/cli/main.ts', ...THREADS },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** A host that is built into a folder of its own. */
export type HostName = keyof typeof HOSTS;
/** The hosts that are built. */
export const HOST_NAMES = Object.keys(HOSTS) as readonly HostName[];

const COMMON = {
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
} as const satisfies InlineConfig;

/** How the modules of a host are bundled. */
export function hostConfig(host: HostName): InlineConfig {
  return {
    ...COMMON,
    build: {
      ssr: true,
      target: 'node24',
      outDir: `out/${host}`,
      emptyOutDir: true,
      reportCompressedSize: false,
      rollupOptions: {
        input: { ...HOSTS[host] },
        external: EXTERNAL,
        output: {
          format: 'esm',
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          // Smaller to read at every start. Names of classes stay, so that a report says what kind of error it was.
          minify: {
            compress: true,
            mangle: { keepNames: { function: false, class: true } },
            codegen: { removeWhitespace: true },
          },
        },
      },
    },
  };
}

/** The preload runs in the window's sandbox, which only knows CommonJS. */
export function preloadConfig(): InlineConfig {
  return {
    ...COMMON,
    build: {
      ssr: true,
      target: 'node24',
      outDir: 'out/desktop',
      emptyOutDir: false,
      reportCompressedSize: false,
      rollupOptions: {
        input: { preload: 'electron/hosts/desktop/preload.ts' },
        external: EXTERNAL,
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}

export default defineConfig(hostConfig('web'));
