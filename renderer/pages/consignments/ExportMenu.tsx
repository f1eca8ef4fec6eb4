import { Button, Dropdown } from 'antd';
import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { offeredSets } from '#renderer/pages/consignments/exportSets.ts';
import type { useListActions } from '#renderer/pages/consignments/useListActions.ts';
import { EXPORT_FORMATS } from '#renderer/pages/consignments/useListActions.ts';

interface ExportMenuProps {
  readonly ids: readonly string[];
  readonly actions: Pick<ReturnType<typeof useListActions>, 'export'>;
  /** Opens the panel where columns are chosen. */
  onColumns(): void;
}

const COLUMNS = 'columns';

/** Exports what is selected: whole, or as a table with one of the column sets. */
export function ExportMenu({ ids, actions, onColumns }: ExportMenuProps) {
  const t = useText();
  const settings = useCall('settings.get', {});
  const sets = offeredSets(t, settings.value?.exportSets ?? []);
  const choose = (key: string) => {
    if (key === COLUMNS) return onColumns();
    const format = EXPORT_FORMATS.find((one) => one === key);
    const set = sets.find((one) => one.key === key);
    if (format !== undefined) void actions.export(ids, format);
    else if (set !== undefined) void actions.export(ids, 'xlsx', set.columns);
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...EXPORT_FORMATS.map((format) => ({ key: format, label: t(`list.export.${format}`) })),
          { type: 'divider' },
          ...sets.map(({ key, name }) => ({
            key,
            label: t('exportColumns.withSet', { format: 'XLSX', name }),
          })),
          { type: 'divider' },
          { key: COLUMNS, label: t('exportColumns.open') },
        ],
        onClick: ({ key }) => choose(key),
      }}
    >
      <Button>{t('list.export')} ▾</Button>
    </Dropdown>
  );
}
