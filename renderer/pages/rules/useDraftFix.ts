import { useAct } from '#renderer/app/calls.ts';
import { goTo } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import { showToast } from '#renderer/state/toasts.ts';
import type { ConsignmentView } from '#shared/api/consignments.ts';
import type { TouchedConsignment } from '#shared/api/packs.ts';
import type { Finding, FindingFix } from '#shared/rules/finding.ts';

/**
 * Carries a fix out on a draft that is not open: a value that is known is set, with an undo; where a person must choose
 * or write, the draft is opened at the field.
 */
export function useDraftFix(
  { id, orderNo }: Pick<TouchedConsignment, 'id' | 'orderNo'>,
  view: ConsignmentView | null,
  changed: () => void,
): (finding: Finding, fix: FindingFix) => void {
  const t = useText();
  const act = useAct();
  const name = orderNo || t('radarPage.unnamed');
  const undo = async () => {
    if ((await act('consignments.undo', { id })) === null) return;
    showToast({ tone: 'note', text: t('radarPage.undone', { orderNo: name }) });
    changed();
  };
  const set = async ({ edit }: Extract<FindingFix, { readonly kind: 'set' }>, revision: number) => {
    if ((await act('consignments.edit', { id, revision, edits: [edit], source: 'fix' })) === null) return;
    showToast({
      tone: 'done',
      text:
        edit.kind === 'set'
          ? t('radarPage.fixed', { orderNo: name, field: fieldLabel(t, edit.at), new: edit.text })
          : t('radarPage.fixedItem', { orderNo: name }),
      action: { label: t('common.undo'), run: () => void undo() },
    });
    changed();
  };
  return (finding, fix) => {
    switch (fix.kind) {
      case 'set':
        if (view !== null) void set(fix, view.revision);
        return;
      case 'ask': {
        const at = finding.at[0];
        goTo('consignments', id, at === undefined ? {} : { at });
        return;
      }
      case 'pick':
      case 'goto':
      case 'offer':
        goTo('consignments', id, { at: fix.at });
    }
  };
}
