import type { Args } from '#shared/api/methods.ts';
import { wrongUse } from './failure.ts';
import type { Station } from './station.ts';

const PAGE = 500;

/** The ids of the consignments with these order numbers; a number that no consignment has is wrong use. */
export async function idsOfOrders(station: Station, orderNos: readonly string[]): Promise<readonly string[]> {
  const ids = new Set<string>();
  const missing: string[] = [];
  for (const orderNo of orderNos) {
    const found = await idsOfOrder(station, orderNo);
    if (found.length === 0) missing.push(orderNo);
    for (const id of found) ids.add(id);
  }
  if (missing.length > 0) throw wrongUse('cli.noSuchOrder', { orders: missing.join(' ') });
  return [...ids];
}

async function idsOfOrder(station: Station, orderNo: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const { total, rows } = await station.call('consignments.list', {
      search: orderNo.slice(0, 200),
      sort: 'orderNo',
      descending: false,
      offset,
      limit: PAGE,
    });
    found.push(...rows.filter((row) => row.orderNo === orderNo).map((row) => row.id));
    if (offset + rows.length >= total || rows.length === 0) return found;
  }
}

/** The ids of all consignments that a filter matches. */
export async function idsWhere(
  station: Station,
  filter: Args<'consignments.ids'>,
): Promise<readonly string[]> {
  return (await station.call('consignments.ids', filter)).ids;
}
