import '#renderer/pages/consignments/consignments.css';
import type { InputRef } from 'antd';
import { Button, Input, Segmented, Select } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { client } from '#renderer/app/client.ts';
import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { goTo, hrefOf, useRoute } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { ColumnsPanel } from '#renderer/pages/consignments/ColumnsPanel.tsx';
import { consignmentColumns } from '#renderer/pages/consignments/columns.tsx';
import { callFilter, filterOfQuery, narrow, useListState } from '#renderer/pages/consignments/listState.ts';
import { NewButton } from '#renderer/pages/consignments/NewButton.tsx';
import { SelectionBar } from '#renderer/pages/consignments/SelectionBar.tsx';
import { SetManyPanel } from '#renderer/pages/consignments/SetManyPanel.tsx';
import { useListActions } from '#renderer/pages/consignments/useListActions.ts';
import { PrintPanel } from '#renderer/pages/prints/PrintPanel.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { DataGrid } from '#renderer/parts/grid/DataGrid.tsx';
import type { GridSource } from '#renderer/parts/grid/gridSource.ts';
import { useActions } from '#renderer/state/actions.ts';
import type { ConsignmentRow } from '#shared/api/consignments.ts';
import { CONSIGNMENT_SORTS } from '#shared/api/consignments.ts';
import { REGIME_CODES } from '#shared/consignment/regimes.ts';
import { CONSIGNMENT_STATES } from '#shared/exchange/consignmentState.ts';

const rowId = (row: ConsignmentRow) => row.id;
const rowName = (row: ConsignmentRow) => row.orderNo;
const openRow = (row: ConsignmentRow) => goTo('consignments', row.id);

/** Every consignment: search, filter, sort, select many, act on them. */
export function ConsignmentsPage() {
  const t = useText();
  const route = useRoute();
  const list = useListState();
  const actions = useListActions();
  const searchBox = useRef<InputRef>(null);
  const [total, setTotal] = useState<number | null>(null);
  const [setting, setSetting] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [printing, setPrinting] = useState(false);
  const columns = useMemo(() => consignmentColumns(t), [t]);
  const filter = useMemo(() => callFilter(list), [list]);
  const chosen = [...list.selection];

  useEffect(() => {
    const wanted = filterOfQuery(route.query);
    if (wanted !== null) narrow(wanted);
  }, [route.query]);

  const order = `${list.sort}${list.descending}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of it
  const source = useMemo<GridSource<ConsignmentRow>>(
    () => ({
      key: JSON.stringify(filter) + order,
      dropOn: ['consignments.changed', 'receipts.arrived', 'rules.changed', 'profile.changed'],
      load: (offset, limit) =>
        client('consignments.list', {
          ...filter,
          sort: list.sort,
          descending: list.descending,
          offset,
          limit,
        }),
      async ids() {
        const answer = await client('consignments.ids', filter);
        return answer.ok ? { ok: true, value: answer.value.ids } : answer;
      },
    }),
    [JSON.stringify(filter), order],
  );

  useActions([
    {
      id: 'list.new',
      label: t('list.new.title'),
      keys: ['N'],
      group: 'page',
      run: () => void actions.create(),
    },
    {
      id: 'list.search',
      label: t('common.search'),
      keys: ['/'],
      group: 'page',
      run: () => searchBox.current?.focus(),
    },
    ...(chosen.length === 0
      ? []
      : [
          {
            id: 'list.send',
            label: t('list.send'),
            keys: ['Ctrl+Enter'],
            group: 'page' as const,
            run: () => void actions.send(chosen),
          },
          {
            id: 'list.setMany',
            label: t('list.setMany'),
            keys: ['Alt+E'],
            group: 'page' as const,
            run: () => setSetting(true),
          },
          {
            id: 'list.print',
            label: t('prints.print'),
            keys: ['Ctrl+P'],
            group: 'page' as const,
            run: () => setPrinting(true),
          },
          {
            id: 'list.columns',
            label: t('exportColumns.open'),
            group: 'page' as const,
            run: () => setChoosing(true),
          },
          {
            id: 'list.remove',
            label: t('list.remove'),
            keys: ['Delete'],
            group: 'page' as const,
            run: () => void actions.remove(chosen),
          },
        ]),
  ]);

  const filtered =
    list.search !== '' ||
    list.states.length > 0 ||
    list.check !== 'any' ||
    list.regimes.length > 0 ||
    list.importId !== null;
  const clear = () =>
    narrow({ search: '', states: [], check: 'any', regimes: [], importId: null, removed: false });
  if (printing && chosen.length > 0 && !list.removed) {
    return (
      <PageFrame fill title={t('prints.title')}>
        <PrintPanel ids={chosen} regime={null} close={() => setPrinting(false)} />
      </PageFrame>
    );
  }
  return (
    <PageFrame
      fill
      title={t('list.title')}
      aside={<span role="status">{total === null ? '' : t('list.count', { count: total })}</span>}
      actions={
        <>
          <Button onClick={() => narrow({ removed: !list.removed })}>
            {list.removed ? t('list.bin.leave') : t('list.bin')}
          </Button>
          <NewButton create={(way) => void actions.create(way)} />
        </>
      }
    >
      <search className="toolbar">
        <Input.Search
          ref={searchBox}
          className="list-search"
          allowClear
          value={list.search}
          placeholder={t('list.search')}
          aria-label={t('common.search')}
          aria-keyshortcuts="/"
          onChange={(event) => narrow({ search: event.target.value })}
        />
        <Select
          mode="multiple"
          className="list-states"
          allowClear
          maxTagCount="responsive"
          placeholder={t('list.filter.state')}
          aria-label={t('list.filter.state')}
          value={[...list.states]}
          onChange={(states) => narrow({ states })}
          options={CONSIGNMENT_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        />
        <Select
          mode="multiple"
          className="list-regimes"
          allowClear
          maxTagCount="responsive"
          placeholder={t('list.filter.regime')}
          aria-label={t('list.filter.regime')}
          value={[...list.regimes]}
          onChange={(regimes) => narrow({ regimes })}
          options={REGIME_CODES.map((code) => ({ value: code, label: t(`regime.${code}`) }))}
        />
        <Segmented
          aria-label={t('list.filter.check')}
          value={list.check}
          onChange={(check) => narrow({ check })}
          options={(['any', 'blocked', 'ready'] as const).map((value) => ({
            value,
            label: t(`list.check.${value}`),
          }))}
        />
        {filtered && (
          <Button type="link" onClick={clear}>
            {t('list.clearFilter')}
          </Button>
        )}
      </search>
      {chosen.length > 0 && (
        <SelectionBar
          ids={chosen}
          inBin={list.removed}
          actions={actions}
          onSetMany={() => setSetting(true)}
          onPrint={() => setPrinting(true)}
          onColumns={() => setChoosing(true)}
          onClear={() => narrow({})}
        />
      )}
      {setting && chosen.length > 0 && (
        <SetManyPanel
          count={chosen.length}
          apply={(at, text, onlyEmpty) => actions.setMany(chosen, at, text, onlyEmpty)}
          close={() => setSetting(false)}
        />
      )}
      {choosing && chosen.length > 0 && (
        <ColumnsPanel
          export={(format, columns) => actions.export(chosen, format, columns)}
          close={() => setChoosing(false)}
        />
      )}
      <DataGrid
        label={t('list.title')}
        columns={columns}
        source={source}
        idOf={rowId}
        nameOf={rowName}
        onOpen={openRow}
        selection={list.selection}
        onSelection={(selection) => useListState.setState({ selection })}
        sort={{ by: list.sort, descending: list.descending }}
        onSort={(by, descending) => {
          const sort = CONSIGNMENT_SORTS.find((one) => one === by);
          if (sort !== undefined) useListState.setState({ sort, descending });
        }}
        onTotal={setTotal}
        autoFocus
        empty={
          filtered || list.removed ? (
            <EmptyState title={t('list.noneFound')} text={t('list.noneFound.text')}>
              <Button onClick={clear}>{t('list.clearFilter')}</Button>
            </EmptyState>
          ) : (
            <EmptyState title={t('list.empty')} text={t('list.empty.text')}>
              <Button type="primary" href={hrefOf('import')}>
                {t('list.empty.import')}
              </Button>
            </EmptyState>
          )
        }
      />
    </PageFrame>
  );
}
