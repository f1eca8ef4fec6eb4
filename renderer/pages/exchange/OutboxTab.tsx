import { Input } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { client } from '#renderer/app/client.ts';
import type { Text } from '#renderer/app/text.tsx';
import { errorText, useText } from '#renderer/app/text.tsx';
import { DocumentDetail } from '#renderer/pages/exchange/DocumentDetail.tsx';
import type { OutboxFilter } from '#renderer/pages/exchange/outboxFilters.ts';
import { OUTBOX_FILTER_NAMES, OUTBOX_FILTERS } from '#renderer/pages/exchange/outboxFilters.ts';
import { Chips } from '#renderer/parts/Chips.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';

import { DataGrid } from '#renderer/parts/grid/DataGrid.tsx';
import type { GridColumn } from '#renderer/parts/grid/gridColumn.ts';
import type { GridSource } from '#renderer/parts/grid/gridSource.ts';
import { DocumentStateTag } from '#renderer/parts/StateTag.tsx';
import { localTime } from '#renderer/parts/time.ts';
import type { OutboxRow } from '#shared/api/exchange.ts';

/** Every document that was declared, with where it stands. */
export function OutboxTab() {
  const t = useText();
  const [filter, setFilter] = useState<OutboxFilter>('all');
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const [total, setTotal] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  const source = useMemo<GridSource<OutboxRow>>(
    () => ({
      key: `${filter} ${search}`,
      dropOn: ['exchange.changed', 'consignments.changed', 'receipts.arrived', 'profile.changed'],
      load: (offset, limit) =>
        client('exchange.outbox', { search, states: [...OUTBOX_FILTERS[filter]], offset, limit }),
    }),
    [filter, search],
  );
  const columns = useMemo(() => columnsOf(t), [t]);
  const unfiltered = filter === 'all' && search === '';
  return (
    <>
      <div className="toolbar">
        <Input.Search
          className="exchange-search"
          allowClear
          value={typed}
          aria-label={t('exchange.outbox.search')}
          placeholder={t('exchange.outbox.search')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Chips
          label={t('exchange.outbox.state')}
          options={OUTBOX_FILTER_NAMES.map((value) => ({
            value,
            label: t(`exchange.outbox.filter.${value}`),
          }))}
          value={filter}
          onChange={setFilter}
        />
        <span className="dim">{t('exchange.outbox.count', { count: total })}</span>
      </div>
      <div className={open === null ? 'split split-one' : 'split'}>
        <DataGrid
          label={t('exchange.outbox.label')}
          columns={columns}
          source={source}
          idOf={(row) => row.id}
          nameOf={(row) => `${row.orderNo} ${t(`document.${row.kind}`)}`}
          onOpen={(row) => setOpen(row.id)}
          onTotal={setTotal}
          empty={
            unfiltered ? (
              <EmptyState title={t('exchange.outbox.empty')} text={t('exchange.outbox.emptyHint')} />
            ) : (
              t('exchange.outbox.noMatch')
            )
          }
        />
        {open !== null && <DocumentDetail id={open} onClose={() => setOpen(null)} />}
      </div>
    </>
  );
}

function columnsOf(t: Text): readonly GridColumn<OutboxRow>[] {
  return [
    { id: 'orderNo', header: t('exchange.outbox.orderNo'), width: 160, cell: (row) => row.orderNo },
    {
      id: 'kind',
      header: t('exchange.outbox.document'),
      width: 140,
      cell: (row) => t(`document.${row.kind}`),
    },
    {
      id: 'state',
      header: t('exchange.outbox.state'),
      width: 150,
      cell: (row) => <DocumentStateTag state={row.state} />,
    },
    {
      id: 'attempts',
      header: t('exchange.outbox.attempts'),
      width: 60,
      align: 'end',
      cell: (row) => <span className="number">{row.attempts}</span>,
    },
    {
      id: 'sent',
      header: t('exchange.outbox.sent'),
      width: 140,
      cell: (row) => <span className="number">{row.sentAt === null ? '' : localTime(row.sentAt)}</span>,
    },
    {
      id: 'next',
      header: t('exchange.outbox.next'),
      width: 140,
      cell: (row) => <span className="number">{row.nextTryAt === null ? '' : localTime(row.nextTryAt)}</span>,
    },
    {
      id: 'error',
      header: t('exchange.outbox.error'),
      width: 160,
      grow: true,
      cell: (row) =>
        row.lastError === null ? null : (
          <span className="fatal-text" title={errorText(t, row.lastError)}>
            {errorText(t, row.lastError)}
          </span>
        ),
    },
  ];
}
