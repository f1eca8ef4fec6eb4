import type { Text } from '#renderer/app/text.tsx';
import type { Route } from '#shared/consignment/regimes.ts';
import type { Way } from '#shared/consignment/switching.ts';
import { hasRoutes, WAYS } from '#shared/consignment/switching.ts';

const ROUTES: readonly Route[] = ['list', 'declaration'];

/** What begins a consignment of a regime and route. */
export function createArgs({ regime, route }: Way) {
  return { regime, route: ROUTES.find((one) => one === route) ?? null };
}

/** What a regime is called, with its route where it leaves a choice: "9710 B2B直接出口 · 清单". */
export function wayName(t: Text, { regime, route }: Way): string {
  const name = t(`regime.${regime}`);
  const way = ROUTES.find((one) => one === route);
  return hasRoutes(regime) && way !== undefined ? `${name} · ${t(`regime.route.${way}`)}` : name;
}

/** The way a key stands for; null for no key of one. */
export function wayOfKey(key: string): Way | null {
  return WAYS.find((way) => wayKey(way) === key) ?? null;
}

/** The key of a regime and route. */
export function wayKey({ regime, route }: Way): string {
  return `${regime} ${route}`;
}
