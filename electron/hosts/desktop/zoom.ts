/** The zoom steps of the window, per cent. */
export const ZOOM_STEPS = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200] as const;

/** The next step up or down from a zoom factor (1 is 100 %), as a factor; stays at the ends. */
export function nextZoom(factor: number, direction: 'in' | 'out'): number {
  const now = Math.round(factor * 100);
  const next =
    direction === 'in'
      ? (ZOOM_STEPS.find((step) => step > now) ?? 200)
      : (ZOOM_STEPS.findLast((step) => step < now) ?? 50);
  return next / 100;
}
