import { Button, Dropdown } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import type { useListActions } from '#renderer/pages/consignments/useListActions.ts';
import { EXPORT_FORMATS } from '#renderer/pages/consignments/useListActions.ts';

interface SelectionBarProps {
  readonly ids: readonly string[];
  readonly inBin: boolean;
  readonly actions: ReturnType<typeof useListActions>;
  onSetMany(): void;
  onClear(): void;
}

/** What can be done with what is selected. */
export function SelectionBar({ ids, inBin, actions, onSetMany, onClear }: SelectionBarProps) {
  const t = useText();
  return (
    <div
      className="toolbar selection-bar"
      role="toolbar"
      aria-label={t('list.selected', { count: ids.length })}
    >
      <strong role="status">{t('list.selected', { count: ids.length })}</strong>
      {inBin ? (
        <Button onClick={() => void actions.restore(ids)}>{t('list.restore')}</Button>
      ) : (
        <>
          <Button type="primary" onClick={() => void actions.send(ids)}>
            {t('list.send')}
          </Button>
          <Button onClick={onSetMany}>{t('list.setMany')}</Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: EXPORT_FORMATS.map((format) => ({ key: format, label: t(`list.export.${format}`) })),
              onClick: ({ key }) => {
                const format = EXPORT_FORMATS.find((one) => one === key);
                if (format !== undefined) void actions.export(ids, format);
              },
            }}
          >
            <Button>{t('list.export')} ▾</Button>
          </Dropdown>
          <Button danger onClick={() => void actions.remove(ids)}>
            {t('list.remove')}
          </Button>
        </>
      )}
      <Button type="text" onClick={onClear}>
        {t('list.clear')}
      </Button>
    </div>
  );
}
