import { defineConfig } from '@playwright/test';
import { findBrowser } from '#test/browsers.ts';
import type { HostOptions } from '#test/e2e/fixtures.ts';

/** As root a Chromium cannot have its own sandbox; the rest keeps it from talking to anyone. */
const ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const browser = findBrowser();

export default defineConfig<HostOptions>({
  testDir: './e2e',
  outputDir: '../test-results',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: process.env['HIGHLAND_E2E_REPORT']
    ? [['line'], ['json', { outputFile: process.env['HIGHLAND_E2E_REPORT'] }]]
    : [['list']],
  use: {
    actionTimeout: 20_000,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { args: ARGS, ...(browser === null ? {} : { executablePath: browser.path }) },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'web', use: { hostKind: 'web' } },
    { name: 'desktop', grepInvert: /@web/, use: { hostKind: 'desktop' } },
  ],
});
