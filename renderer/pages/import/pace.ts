/** How far a job was at an instant. */
export interface PacePoint {
  readonly at: number;
  readonly done: number;
}

const WINDOW_MS = 4000;

/** The points of the last seconds with a new one added; a job that starts again starts afresh. */
export function withPoint(points: readonly PacePoint[], point: PacePoint): readonly PacePoint[] {
  const last = points.at(-1);
  if (last !== undefined && point.done < last.done) return [point];
  return [...points.filter((p) => point.at - p.at <= WINDOW_MS), point];
}

/** Rows a second over the last seconds; null before there are two points. */
export function rate(points: readonly PacePoint[]): number | null {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || last.at <= first.at) return null;
  return Math.round(((last.done - first.done) * 1000) / (last.at - first.at));
}

/** Seconds still to go at that rate; null when that cannot be said. */
export function secondsLeft(done: number, total: number | null, perSecond: number | null): number | null {
  if (total === null || perSecond === null || perSecond <= 0 || total <= done) return null;
  return Math.ceil((total - done) / perSecond);
}
