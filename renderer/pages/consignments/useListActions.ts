import { useMemo } from 'react';
import { useAct } from '#renderer/app/calls.ts';
import { bridge } from '#renderer/app/client.ts';
import { goTo } from '#renderer/app/routes.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import { narrow } from '#renderer/pages/consignments/listState.ts';
import { createArgs } from '#renderer/parts/ways.ts';
import { showToast } from '#renderer/state/toasts.ts';
import type { Way } from '#shared/consignment/switching.ts';

/** A form a list can be exported in. */
export const EXPORT_FORMATS = ['xml', 'csv', 'xlsx', 'json'] as const;

/** What can be done with selected consignments; every one that takes something away offers to take that back. */
export function useListActions() {
  const t = useText();
  const act = useAct();
  return useMemo(() => {
    const restore = async (ids: readonly string[]) => {
      const answer = await act('consignments.restore', { ids: [...ids] });
      if (answer !== null) {
        narrow({});
        showToast({ tone: 'done', text: t('list.restored', { count: answer.changed }) });
      }
    };
    return {
      restore,
      /** A new consignment; of the regime used last where none is chosen. */
      async create(chosen: Way | null = null) {
        const way = chosen ?? (await act('regimes.lastUsed', {}));
        if (way === null) return;
        const made = await act('consignments.create', createArgs(way));
        if (made !== null) goTo('consignments', made.id);
      },
      async send(ids: readonly string[]) {
        const report = await act('exchange.send', { ids: [...ids] });
        if (report === null) return;
        if (report.queued.length > 0)
          showToast({ tone: 'done', text: t('list.sent', { count: report.queued.length }) });
        const refused = report.refused[0];
        if (refused !== undefined) {
          const reason = `${refused.orderNo || t('list.unnamed')} ${errorText(t, refused.error)}`;
          showToast({ tone: 'error', text: t('list.refused', { count: report.refused.length, reason }) });
        }
        narrow({});
      },
      async remove(ids: readonly string[]) {
        const answer = await act('consignments.remove', { ids: [...ids] });
        if (answer === null) return;
        narrow({});
        showToast({
          tone: 'done',
          text: t('list.removed', { count: answer.changed }),
          action: { label: t('common.undo'), run: () => void restore(ids) },
        });
      },
      async setMany(ids: readonly string[], at: string, text: string, onlyEmpty: boolean) {
        const answer = await act('consignments.setMany', { ids: [...ids], at, text, onlyEmpty });
        if (answer === null) return false;
        showToast({
          tone: 'done',
          text: t('list.set.done', { count: answer.changed }),
          action: {
            label: t('common.undo'),
            run: () => void act('consignments.undoMany', { batch: answer.batch }),
          },
        });
        return true;
      },
      async export(
        ids: readonly string[],
        format: (typeof EXPORT_FORMATS)[number],
        columns: readonly string[] | null = null,
      ) {
        const chosen = columns === null ? {} : { columns: [...columns] };
        const offer = await act('consignments.export', { ids: [...ids], format, ...chosen });
        if (offer !== null && (await bridge.saveFile(offer))) {
          showToast({ tone: 'done', text: t('list.exported', { name: offer.name }) });
        }
      },
    };
  }, [act, t]);
}
