import { Input } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { client } from '#renderer/app/client.ts';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import { OutcomeTag, ReceiptDetail } from '#renderer/pages/exchange/ReceiptDetail.tsx';
import { Chips } from '#renderer/parts/Chips.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';

import { DataGrid } from '#renderer/parts/grid/DataGrid.tsx';
import type { GridColumn } from '#renderer/parts/grid/gridColumn.ts';
import type { GridSource } from '#renderer/parts/grid/gridSource.ts';
import { ReceiptStatus, receiptTime } from '#renderer/parts/ReceiptStatus.tsx';
import type { ReceiptRow } from '#shared/api/exchange.ts';

const OUTCOMES = ['any', 'matched', 'unknown', 'unreadable'] as const;

/** Every receipt that came in, whatever became of it. */
export function ReceiptsTab() {
  const t = useText();
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('any');
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const [total, setTotal] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  const source = useMemo<GridSource<ReceiptRow>>(
    () => ({
      key: `${outcome} ${search}`,
      dropOn: ['receipts.arrived', 'profile.changed'],
      load: (offset, limit) => client('exchange.receipts', { search, outcome, offset, limit }),
    }),
    [outcome, search],
  );
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <>
      <div className="toolbar">
        <Input.Search
          className="exchange-search"
          allowClear
          value={typed}
          aria-label={t('exchange.receipts.search')}
          placeholder={t('exchange.receipts.search')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Chips
          label={t('exchange.receipts.outcome')}
          options={OUTCOMES.map((value) => ({ value, label: t(`exchange.outcome.${value}`) }))}
          value={outcome}
          onChange={setOutcome}
        />
        <span className="dim">{t('exchange.receipts.count', { count: total })}</span>
      </div>
      <div className={open === null ? 'split split-one' : 'split'}>
        <DataGrid
          label={t('exchange.receipts.label')}
          columns={columns}
          source={source}
          idOf={(row) => row.id}
          nameOf={(row) => `${row.orderNo} ${row.status}`}
          onOpen={(row) => setOpen(row.id)}
          onTotal={setTotal}
          empty={
            outcome === 'any' && search === '' ? (
              <EmptyState title={t('exchange.receipts.empty')} text={t('exchange.receipts.emptyHint')} />
            ) : (
              t('exchange.receipts.noMatch')
            )
          }
        />
        {open !== null && <ReceiptDetail id={open} onClose={() => setOpen(null)} />}
      </div>
    </>
  );
}

function columnsOf(t: Text): readonly GridColumn<ReceiptRow>[] {
  return [
    {
      id: 'time',
      header: t('exchange.receipts.time'),
      width: 165,
      cell: (row) => <span className="number">{receiptTime(row.returnTime)}</span>,
    },
    { id: 'orderNo', header: t('exchange.outbox.orderNo'), width: 160, cell: (row) => row.orderNo },
    {
      id: 'kind',
      header: t('exchange.outbox.document'),
      width: 140,
      cell: (row) => (row.documentKind === null ? row.message : t(`document.${row.documentKind}`)),
    },
    {
      id: 'status',
      header: t('exchange.receipts.status'),
      width: 170,
      cell: (row) => <ReceiptStatus status={row.status} />,
    },
    {
      id: 'info',
      header: t('exchange.receipts.info'),
      width: 180,
      grow: true,
      cell: (row) => (
        <span lang="zh-CN" title={row.info}>
          {row.info}
        </span>
      ),
    },
    {
      id: 'outcome',
      header: t('exchange.receipts.outcome'),
      width: 100,
      cell: (row) => <OutcomeTag outcome={row.outcome} />,
    },
  ];
}
