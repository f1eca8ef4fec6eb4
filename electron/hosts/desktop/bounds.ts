/** A rectangle on the desktop, in density-independent pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest useful window. */
export const MIN_SIZE = { width: 960, height: 600 } as const;
const FIRST_SIZE = { width: 1360, height: 860 } as const;
/** How much of a remembered window must still be on a screen, pixels each way, so that it can be taken hold of. */
const GRIP = 120;

/**
 * Where a window opens: where it was, made to fit the screen it is mostly on; in the middle of the first screen when
 * there is no memory or its screen is gone. `screens` are work areas, first the main one.
 */
export function fitBounds(saved: Bounds | null, screens: readonly Bounds[]): Bounds {
  const main = screens[0] ?? { x: 0, y: 0, ...FIRST_SIZE };
  if (saved === null) return centred(FIRST_SIZE, main);
  const home = screens.find((screen) => overlap(saved, screen) >= GRIP);
  return home === undefined ? centred(saved, main) : inside(saved, home);
}

/** Reads remembered bounds; null for anything that is not four sensible whole numbers. */
export function readBounds(value: unknown): Bounds | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('x' in value && 'y' in value && 'width' in value && 'height' in value)) return null;
  const { x, y, width, height } = value;
  if (!isPixel(x) || !isPixel(y) || !isPixel(width) || !isPixel(height)) return null;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

function isPixel(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 100_000;
}

/** The shorter side of what the two share; zero or less when they do not touch. */
function overlap(a: Bounds, b: Bounds): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.min(wide, high);
}

function inside(window: Bounds, screen: Bounds): Bounds {
  const { width, height } = sized(window, screen);
  return {
    x: between(window.x, screen.x, screen.x + screen.width - width),
    y: between(window.y, screen.y, screen.y + screen.height - height),
    width,
    height,
  };
}

function centred(size: { readonly width: number; readonly height: number }, screen: Bounds): Bounds {
  const { width, height } = sized(size, screen);
  return {
    x: screen.x + Math.round((screen.width - width) / 2),
    y: screen.y + Math.round((screen.height - height) / 2),
    width,
    height,
  };
}

function sized(size: { readonly width: number; readonly height: number }, screen: Bounds) {
  return {
    width: Math.min(Math.max(size.width, MIN_SIZE.width), screen.width),
    height: Math.min(Math.max(size.height, MIN_SIZE.height), screen.height),
  };
}

function between(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
