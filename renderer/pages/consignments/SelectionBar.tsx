import { Button } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import { ExportMenu } from '#renderer/pages/consignments/ExportMenu.tsx';
import type { useListActions } from '#renderer/pages/consignments/useListActions.ts';

interface SelectionBarProps {
  readonly ids: readonly string[];
  readonly inBin: boolean;
  readonly actions: ReturnType<typeof useListActions>;
  onSetMany(): void;
  onPrint(): void;
  onColumns(): void;
  onClear(): void;
}

/** What can be done with what is selected. */
export function SelectionBar(props: SelectionBarProps) {
  const t = useText();
  const { ids, inBin, actions, onSetMany, onPrint, onColumns, onClear } = props;
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
          <Button aria-keyshortcuts="Control+P" onClick={onPrint}>
            {t('prints.print')}
          </Button>
          <ExportMenu ids={ids} actions={actions} onColumns={onColumns} />
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
