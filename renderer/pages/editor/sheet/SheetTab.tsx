import '#renderer/pages/editor/sheet/sheet.css';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useText } from '#renderer/app/text.tsx';
import { SheetDetail } from '#renderer/pages/editor/sheet/SheetDetail.tsx';
import { SheetGrid } from '#renderer/pages/editor/sheet/SheetGrid.tsx';
import { useSheetRows } from '#renderer/pages/editor/sheet/useSheetRows.ts';
import { Chips } from '#renderer/parts/Chips.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import type { Draft } from '#shared/consignment/consignment.ts';

interface SheetTabProps {
  /** Id of the consignment. */
  readonly id: string;
  /** What is typed, for the old values of a choice. */
  readonly draft: Draft;
}

/** All documents of a consignment side by side: what differs is lit, and one true value makes the rest follow. */
export function SheetTab({ id, draft }: SheetTabProps) {
  const t = useText();
  const rows = useSheetRows(id);
  const [open, setOpen] = useState<string | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  if (rows.error !== null && !rows.ready) return <ErrorPanel error={rows.error} retry={rows.reload} />;
  if (!rows.ready) return null;
  const toGrid = () => frame.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  return (
    <div ref={frame} className="sheet">
      <div className="sheet-head">
        <Chips
          label={t('sheet.only')}
          value={rows.filter}
          options={(['differing', 'all'] as const).map((value) => ({
            value,
            label: t(`sheet.only.${value}`),
          }))}
          onChange={(filter) => {
            rows.setFilter(filter);
            setOpen(null);
          }}
        />
        <span role="status" className={rows.differing > 0 ? 'sheet-count-differs' : 'dim'}>
          {t('sheet.count', { total: rows.total, differing: rows.differing })}
        </span>
        <span className="dim sheet-help">{t('sheet.help')}</span>
      </div>
      {rows.total === 0 && <EmptyState title={t('sheet.empty')} />}
      {rows.total > 0 && rows.shown === 0 && (
        <EmptyState title={t('sheet.agree')} text={t('sheet.agree.text')}>
          <Button onClick={() => rows.setFilter('all')}>{t('sheet.showAll')}</Button>
        </EmptyState>
      )}
      {rows.shown > 0 && <SheetGrid rows={rows} open={open} onOpen={setOpen} />}
      {open !== null && (
        <SheetDetail
          key={open}
          id={id}
          rowKey={open}
          draft={draft}
          onClose={() => {
            setOpen(null);
            toGrid();
          }}
        />
      )}
    </div>
  );
}
