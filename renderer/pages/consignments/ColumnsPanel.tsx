import '#renderer/pages/consignments/columnsPanel.css';
import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useAct, useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { columnLabel, moved, offeredSets, withSet } from '#renderer/pages/consignments/exportSets.ts';
import { Choice } from '#renderer/parts/Choice.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { ColumnSet } from '#shared/api/exportColumns.ts';
import { EXPORT_COLUMNS, isExtraColumn, STANDARD_SETS } from '#shared/api/exportColumns.ts';
import type { TextKey } from '#shared/i18n/texts.ts';

interface ColumnsPanelProps {
  export(format: 'csv' | 'xlsx', columns: readonly string[]): Promise<void>;
  close(): void;
}

const OWN = 'own choice';
const FORMATS = ['xlsx', 'csv'] as const;

/** Chooses the columns of an export and their order, and keeps sets of them, in a strip above the list. */
export function ColumnsPanel(props: ColumnsPanelProps) {
  const t = useText();
  const act = useAct();
  const own = useCall('settings.get', {}).value?.exportSets ?? [];
  const sets = offeredSets(t, own);
  const [columns, setColumns] = useState<readonly string[]>(STANDARD_SETS.short);
  const [name, setName] = useState(() => t('exportColumns.newName'));
  const chosen = sets.find((set) => set.columns.join() === columns.join());
  const save = (exportSets: readonly ColumnSet[]) => act('settings.save', { exportSets: [...exportSets] });
  const drop = async (set: ColumnSet) => {
    const before = own;
    if ((await save(own.filter((one) => one.name !== set.name))) === null) return;
    showToast({
      tone: 'done',
      text: t('exportColumns.deleted', { name: set.name }),
      action: { label: t('common.undo'), run: () => void save(before) },
    });
  };
  const keep = async () => {
    if ((await save(withSet(own, name.trim(), columns))) === null) return;
    showToast({ tone: 'done', text: t('exportColumns.saved', { name: name.trim() }) });
  };
  return (
    <section
      className="card columns-panel"
      aria-label={t('exportColumns.title')}
      onKeyDown={(event) => event.key === 'Escape' && props.close()}
    >
      <h2>{t('exportColumns.title')}</h2>
      <div className="columns-fields">
        <Field label={t('exportColumns.set')}>
          {(ids) => (
            <Choice
              {...ids}
              value={chosen?.key ?? OWN}
              options={[
                ...(chosen === undefined ? [{ value: OWN, label: t('exportColumns.own') }] : []),
                ...sets.map((set) => ({ value: set.key, label: set.name })),
              ]}
              onChange={(key) => {
                const set = sets.find((one) => one.key === key);
                if (set === undefined) return;
                setColumns(set.columns);
                if (set.own) setName(set.name);
              }}
            />
          )}
        </Field>
        <Field label={t('exportColumns.add')}>
          {({ id }) => (
            <Select
              id={id}
              autoFocus
              showSearch={{ optionFilterProp: 'label' }}
              value={null}
              onChange={(column: string | null) => column !== null && setColumns([...columns, column])}
              options={EXPORT_COLUMNS.filter((column) => !columns.includes(column)).map((column) => ({
                value: column,
                label: `${groupLabel(column)} · ${columnLabel(t, column)}`,
              }))}
            />
          )}
        </Field>
        <Field label={t('exportColumns.name')}>
          {(ids) => (
            <Input {...ids} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Button disabled={name.trim() === '' || columns.length === 0} onClick={() => void keep()}>
          {t('exportColumns.save')}
        </Button>
        {chosen?.own === true && (
          <Button danger onClick={() => void drop({ name: chosen.name, columns: [...chosen.columns] })}>
            {t('exportColumns.delete')}
          </Button>
        )}
      </div>
      <p role="status" className="hint">
        {columns.length === 0
          ? t('exportColumns.none')
          : t('exportColumns.chosen', { count: columns.length })}
      </p>
      <ol className="columns-list">
        {columns.map((column, index) => {
          const label = columnLabel(t, column);
          return (
            <li key={column}>
              <span>{label}</span>
              <Button
                type="text"
                size="small"
                icon={<ArrowUpOutlined />}
                disabled={index === 0}
                aria-label={t('exportColumns.up', { column: label })}
                onClick={() => setColumns(moved(columns, index, -1))}
              />
              <Button
                type="text"
                size="small"
                icon={<ArrowDownOutlined />}
                disabled={index === columns.length - 1}
                aria-label={t('exportColumns.down', { column: label })}
                onClick={() => setColumns(moved(columns, index, 1))}
              />
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={t('exportColumns.remove', { column: label })}
                onClick={() => setColumns(columns.filter((one) => one !== column))}
              />
            </li>
          );
        })}
      </ol>
      <div className="columns-actions">
        {FORMATS.map((format) => (
          <Button
            key={format}
            type={format === 'xlsx' ? 'primary' : 'default'}
            disabled={columns.length === 0}
            onClick={() => void props.export(format, columns)}
          >
            {t('exportColumns.export', { format: format.toUpperCase() })}
          </Button>
        ))}
        <Button onClick={props.close}>{t('common.close')}</Button>
      </div>
    </section>
  );

  function groupLabel(column: string): string {
    if (isExtraColumn(column)) return t('exportColumns.group.whole');
    return t(`section.${column.split('.')[0]}` as TextKey);
  }
}
