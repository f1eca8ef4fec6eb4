import '#renderer/pages/consignments/consignments.css';
import { PlusOutlined } from '@ant-design/icons';
import type { InputRef } from 'antd';
import { Button, Input, Segmented, Select } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { client } from '#renderer/app/client.ts';
import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { goTo, hrefOf, useRoute } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { consignmentColumns } from '#renderer/pages/consignments/columns.tsx';
import { callFilter, filterOfQuery, narrow, useListState } from '#renderer/pages/consignments/listState.ts';
import { SelectionBar } from '#renderer/pages/consignments/SelectionBar.tsx';
import { SetManyPanel } from '#renderer/pages/consignments/SetManyPanel.tsx';
import { useListActions } from '#renderer/pages/consignments/useListActions.ts';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { DataGrid } from '#renderer/parts/grid/DataGrid.tsx';
import type { GridSource } from '#renderer/parts/grid/gridSource.ts';
import { useActions } from '#renderer/state/actions.ts';
import type { ConsignmentRow } from '#shared/api/consignments.ts';
import { CONSIGNMENT_SORTS } from '#shared/api/consignments.ts';
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
            id: 'list.remove',
            label: t('list.remove'),
            keys: ['Delete'],
            group: 'page' as const,
            run: () => void actions.remove(chosen),
          },
        ]),
  ]);

  const filtered =
    list.search !== '' || list.states.length > 0 || list.check !== 'any' || list.importId !== null;
  const clear = () => narrow({ search: '', states: [], check: 'any', importId: null, removed: false });
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
          <Button
            type="primary"
            icon={<PlusOutlined />}
            aria-keyshortcuts="N"
            onClick={() => void actions.create()}
          >
            {t('list.new')}
          </Button>
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
