import type { ThemeConfig } from 'antd';
import { theme } from 'antd';

/** The colours of one theme; the same table feeds antd's tokens and the window's own style sheets. */
interface Palette {
  readonly page: string;
  readonly surface: string;
  readonly raised: string;
  readonly line: string;
  readonly text: string;
  readonly dim: string;
  readonly primary: string;
  readonly onPrimary: string;
  readonly chosen: string;
  readonly hover: string;
  readonly fatal: string;
  readonly hold: string;
  readonly verify: string;
  readonly warning: string;
  readonly info: string;
  readonly good: string;
  readonly filled: string;
  readonly band: string;
  readonly onBand: string;
}

const LIGHT: Palette = {
  page: '#f3f5f7',
  surface: '#ffffff',
  raised: '#f8f9fb',
  line: '#d3d9e0',
  text: '#1b2430',
  dim: '#4f5b6b',
  primary: '#1d5c8f',
  onPrimary: '#ffffff',
  chosen: '#dcebf7',
  hover: '#eef3f8',
  fatal: '#b3261e',
  hold: '#8f4500',
  verify: '#65399b',
  warning: '#745600',
  info: '#2b5d8a',
  good: '#1b6a3d',
  filled: '#eef2e6',
  band: '#f4c430',
  onBand: '#2a1f00',
};

const DARK: Palette = {
  page: '#12161b',
  surface: '#1a2028',
  raised: '#212933',
  line: '#38434f',
  text: '#e7ebf0',
  dim: '#a9b4c2',
  primary: '#78b7ee',
  onPrimary: '#0b1a28',
  chosen: '#21405c',
  hover: '#252f3a',
  fatal: '#ff9289',
  hold: '#f2b568',
  verify: '#ccaeff',
  warning: '#e8cb68',
  info: '#93c5f2',
  good: '#83d3a0',
  filled: '#262d22',
  band: '#e0ac10',
  onBand: '#1a1300',
};

/** The ratio of the reader's text size to the usual 16 px. */
export function textScale(): number {
  const px = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(px) && px > 0 ? Math.min(3, px / 16) : 1;
}

/** Gives the window's own style sheets the colours. */
export function paint(dark: boolean): void {
  const root = document.documentElement;
  const palette = dark ? DARK : LIGHT;
  root.setAttribute('data-theme', dark ? 'dark' : 'light');
  root.style.colorScheme = dark ? 'dark' : 'light';
  for (const [name, value] of Object.entries(palette)) root.style.setProperty(`--${name}`, value);
}

/** antd's theme: dense, calm, and as large as the reader's text. */
export function antdTheme(dark: boolean, motion: boolean, scale: number): ThemeConfig {
  const palette = dark ? DARK : LIGHT;
  return {
    algorithm: dark ? [theme.darkAlgorithm, theme.compactAlgorithm] : [theme.compactAlgorithm],
    token: {
      fontFamily: 'var(--font)',
      fontSize: 16 * scale,
      controlHeight: 34 * scale,
      sizeUnit: 4 * scale,
      borderRadius: 4,
      motion,
      colorPrimary: palette.primary,
      colorInfo: palette.info,
      colorError: palette.fatal,
      colorWarning: palette.warning,
      colorSuccess: palette.good,
      colorLink: palette.primary,
      colorBgLayout: palette.page,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.surface,
      colorText: palette.text,
      colorTextSecondary: palette.dim,
      colorTextDescription: palette.dim,
      colorTextPlaceholder: palette.dim,
      colorBorder: dark ? '#586574' : '#9aa5b1',
      colorBorderSecondary: palette.line,
      colorTextLightSolid: palette.onPrimary,
    },
    components: {
      Segmented: { trackBg: palette.line, itemColor: palette.text, itemSelectedBg: palette.surface },
      Tabs: { horizontalMargin: '0 0 8px 0' },
    },
  };
}
