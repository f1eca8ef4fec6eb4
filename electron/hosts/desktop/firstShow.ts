/** The events of a window and of its page after which there is something to see. */
export interface FirstShowSource {
  /** The first picture was painted. */
  painted(listener: () => void): void;
  /** The page was read to its end, or could not be read. */
  loaded(listener: () => void): void;
}

/**
 * Calls `show` once: when the first picture is painted. A hidden window on Wayland is never painted, so there, on
 * Linux, the page being read is enough.
 */
export function showOnce(platform: string, source: FirstShowSource, show: () => void): void {
  let shown = false;
  const once = (): void => {
    if (shown) return;
    shown = true;
    show();
  };
  source.painted(once);
  if (platform === 'linux') source.loaded(once);
}
