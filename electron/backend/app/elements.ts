import type { Handlers } from '#backend/app/dispatcher.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';
import { searchText, tidyText } from '#shared/base/normalize.ts';
import { ok } from '#shared/base/result.ts';
import type { RememberedElements } from '#shared/catalog/elements/memory.ts';
import { slotsOf } from '#shared/catalog/elements/slots.ts';
import { productName } from '#shared/catalog/products/fields.ts';

type ElementMethod = Extract<keyof Handlers, `elements.${string}`>;

/** Consignments with a code that are looked into for earlier texts. */
const MOST_CONSIGNMENTS = 300;
/** Products with a code that are looked into. */
const MOST_PRODUCTS = 100;
/** Different earlier texts that are handed over. */
const MOST_TEXTS = 200;

/** Handlers of elements.* */
export function elementHandlers(workstation: Workstation): Pick<Handlers, ElementMethod> {
  return {
    'elements.basis': ({ code: typed, itemNo, consignment }) =>
      onSession(workstation, (session) => {
        const code = tidyText(typed);
        const line = session.rules.loaded.pack.tariff?.find((one) => one.code === code);
        const product = session.store.products.byItemNo(itemNo);
        return ok({
          list: slotsOf(line?.elements ?? 'unknown'),
          line: line === undefined ? null : { zh: line.zh, en: line.en, confidence: line.confidence },
          remembered: code === '' ? [] : rememberedOf(session, code, consignment),
          product:
            product === null
              ? null
              : {
                  id: product.id,
                  name: productName(product.texts),
                  brand: product.texts.brand,
                  model: product.texts.model,
                  gmodel: product.texts.gmodel,
                  gcode: product.texts.gcode,
                },
        });
      }),
  };
}

/** Texts used with a code, each once for each name of goods, with how often and when last. */
function rememberedOf(
  { store }: Session,
  code: string,
  except: string | null,
): readonly RememberedElements[] {
  const byUse = new Map<
    string,
    { readonly text: string; readonly goodsName: string; times: number; last: number }
  >();
  const note = (text: string, goodsName: string, at: number): void => {
    if (tidyText(text) === '') return;
    const key = JSON.stringify([text, goodsName]);
    const known = byUse.get(key);
    if (known === undefined) byUse.set(key, { text, goodsName, times: 1, last: at });
    else {
      known.times += 1;
      known.last = Math.max(known.last, at);
    }
  };
  const query = { search: code, standing: 'any', removed: false, sort: 'used', descending: true } as const;
  for (const { texts, updatedAt } of store.products.list({ ...query, offset: 0, limit: MOST_PRODUCTS })
    .rows) {
    if (searchText(texts.gcode) === searchText(code)) note(texts.gmodel, productName(texts), updatedAt);
  }
  for (const { consignmentId, item, updatedAt } of store.products.linesWith(
    { gcode: code },
    MOST_CONSIGNMENTS,
  )) {
    if (consignmentId !== except) note(item.gmodel, item.gname || item.itemName, updatedAt);
  }
  return [...byUse.values()]
    .sort((a, b) => b.times - a.times || b.last - a.last)
    .slice(0, MOST_TEXTS)
    .map(({ text, goodsName, times, last }) => ({
      code,
      goodsName,
      text,
      times,
      lastUsed: dateInChina(last),
    }));
}
