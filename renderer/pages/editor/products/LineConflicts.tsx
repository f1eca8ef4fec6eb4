import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { ConflictList } from '#renderer/parts/ConflictList.tsx';
import type { ItemDraft } from '#shared/consignment/consignment.ts';
import { MAX_FIELD_TEXT } from '#shared/consignment/edit.ts';

/** Where the same goods are entered differently elsewhere; nothing when they are not. */
export function LineConflicts(props: {
  readonly consignment: string;
  readonly row: number;
  readonly item: ItemDraft;
}) {
  const t = useText();
  const { itemNo, gname, itemName, barCode, gcode, unit1, unit2, gmodel } = props.item;
  const name = gname === '' ? itemName : gname;
  const asked = { itemNo, name, barCode, gcode, unit1, unit2, gmodel };
  const usable = Object.values(asked).every((text) => text.length <= MAX_FIELD_TEXT);
  const report = useCall(
    'products.conflictsOf',
    usable ? { ...asked, self: props.consignment, place: 'draft', line: props.row } : null,
  );
  const conflicts = report.value?.conflicts ?? [];
  if (conflicts.length === 0) return null;
  return (
    <section className="line-part" aria-label={t('linePanel.conflicts')}>
      <h3 className="warning-text">{t('linePanel.conflicts')}</h3>
      <ConflictList conflicts={conflicts} self={{ id: props.consignment, line: props.row }} />
    </section>
  );
}
