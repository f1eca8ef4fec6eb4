import type { Text } from '#renderer/app/text.tsx';
import { DecimalCell, Money } from '#renderer/parts/DecimalCell.tsx';
import type { GridColumn } from '#renderer/parts/grid/gridColumn.ts';
import { StateTag } from '#renderer/parts/StateTag.tsx';
import { localTime } from '#renderer/parts/time.ts';
import type { ConsignmentRow } from '#shared/api/consignments.ts';

/** The columns of the list of consignments. */
export function consignmentColumns(t: Text): readonly GridColumn<ConsignmentRow>[] {
  return [
    {
      id: 'orderNo',
      header: t('list.column.orderNo'),
      width: 150,
      sort: 'orderNo',
      cell: (row) => row.orderNo || <span className="dim">{t('list.unnamed')}</span>,
    },
    {
      id: 'regime',
      header: t('list.column.regime'),
      width: 58,
      cell: (row) => <span title={t(`regime.${row.regime}`)}>{row.regime}</span>,
    },
    {
      id: 'state',
      header: t('list.column.state'),
      width: 96,
      sort: 'state',
      cell: (row) => <StateTag state={row.state} />,
    },
    {
      id: 'problems',
      header: t('list.column.problems'),
      width: 128,
      sort: 'problems',
      cell: (row) => <Check row={row} t={t} />,
    },
    {
      id: 'goods',
      header: t('list.column.goods'),
      width: 130,
      grow: true,
      cell: (row) => <span title={row.goods}>{row.goods}</span>,
    },
    {
      id: 'items',
      header: t('list.column.items'),
      width: 58,
      align: 'end',
      sort: 'items',
      cell: (row) => <DecimalCell value={String(row.items)} />,
    },
    {
      id: 'total',
      header: t('list.column.total'),
      width: 110,
      align: 'end',
      sort: 'total',
      cell: (row) => <Money amount={row.total} currency={row.currency} />,
    },
    { id: 'consignee', header: t('list.column.consignee'), width: 120, cell: (row) => row.consignee },
    {
      id: 'country',
      header: t('list.column.country'),
      width: 78,
      sort: 'country',
      cell: (row) => row.country,
    },
    { id: 'waybillNo', header: t('list.column.waybillNo'), width: 130, cell: (row) => row.waybillNo },
    {
      id: 'updated',
      header: t('list.column.updated'),
      width: 132,
      sort: 'updated',
      cell: (row) => <span className="number">{localTime(row.updatedAt)}</span>,
    },
  ];
}

function Check({ row, t }: { readonly row: ConsignmentRow; readonly t: Text }) {
  const { fatal, hold, verify } = row.counts;
  if (row.state !== 'draft' && row.state !== 'returned') return null;
  if (fatal > 0) return <span className="check-fatal">✕ {t('list.blockedCount', { count: fatal })}</span>;
  if (hold > 0) return <span className="check-hold">! {t('list.holdCount', { count: hold })}</span>;
  if (verify > 0) return <span className="check-verify">? {t('list.verifyCount', { count: verify })}</span>;
  return <span className="check-fine">✓ {t('list.fine')}</span>;
}
