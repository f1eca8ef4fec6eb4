import type { Handlers } from '#backend/app/dispatcher.ts';
import { productView } from '#backend/app/productViews.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import { ok } from '#shared/base/result.ts';
import type { HsIndex } from '#shared/catalog/products/hsSearch.ts';
import { hsIndex } from '#shared/catalog/products/hsSearch.ts';
import type { RulePack } from '#shared/rules/pack.ts';

type HsMethod = Extract<keyof Handlers, `hs.${string}`>;

const MOST = { products: 8, lines: 30, headings: 20 } as const;

/** Handlers of hs.* */
export function hsHandlers(workstation: Workstation): Pick<Handlers, HsMethod> {
  return {
    'hs.search': ({ query }) =>
      onSession(workstation, (session) => {
        const index = indexOf(session);
        const list = {
          search: query,
          standing: 'any',
          removed: false,
          sort: 'used',
          descending: true,
        } as const;
        const { rows } =
          query.trim() === ''
            ? { rows: [] }
            : session.store.products.list({ ...list, offset: 0, limit: MOST.products });
        return ok({
          products: rows.filter(({ texts }) => texts.gcode !== '').map(productView),
          ...index.search(query, MOST),
          chinese: index.chinese,
        });
      }),
    'hs.code': ({ code }) =>
      onSession(workstation, (session) => {
        const index = indexOf(session);
        const hit = index.hit(code);
        if (hit === null) return ok(null);
        const line = session.rules.loaded.pack.tariff?.find((one) => one.code === code) ?? null;
        const units = line === null ? [] : [line.unit1, line.unit2];
        return ok({
          hit,
          below: index.below(code),
          line,
          units: units.flatMap((unit) => session.rules.tables.row('unit', unit) ?? []),
        });
      }),
  };
}

/** Made once for each pack, and forgotten with it. */
const indexes = new WeakMap<RulePack, HsIndex>();

function indexOf({ rules }: Session): HsIndex {
  const { pack } = rules.loaded;
  const known = indexes.get(pack);
  if (known !== undefined) return known;
  const made = hsIndex(pack.tables['hs'] ?? [], pack.tariff ?? []);
  indexes.set(pack, made);
  return made;
}
