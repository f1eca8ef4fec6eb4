import type { PlatformStart, RunningPlatform } from '#hosts/trainingPlatform.ts';

/** What the main process says to the process of the training platform. */
export type ToPlatform =
  | { readonly kind: 'start'; readonly start: PlatformStart }
  | { readonly kind: 'close' };

/** What it answers. */
export type FromPlatform =
  | ({ readonly kind: 'ready' } & Pick<RunningPlatform, 'url' | 'packs'>)
  | { readonly kind: 'failed'; readonly code: string };
