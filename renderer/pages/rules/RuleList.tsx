import { Input } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { goTo, useRoute } from '#renderer/app/routes.ts';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import { RuleDetail } from '#renderer/pages/rules/RuleDetail.tsx';
import { Chips } from '#renderer/parts/Chips.tsx';
import { Choice } from '#renderer/parts/Choice.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { DataGrid } from '#renderer/parts/grid/DataGrid.tsx';
import type { GridColumn } from '#renderer/parts/grid/gridColumn.ts';
import { sourceOfRows } from '#renderer/parts/grid/gridSource.ts';
import { packOption } from '#renderer/parts/packWords.ts';
import { SeverityTag } from '#renderer/parts/StateTag.tsx';
import type { PackInfo } from '#shared/api/packs.ts';
import type { RuleRow } from '#shared/api/rules.ts';
import type { Severity } from '#shared/rules/pack.ts';
import { SEVERITIES } from '#shared/rules/pack.ts';

const NO_RULES: readonly RuleRow[] = [];

/** Every rule of a pack: found by words, filtered by weight, explained and tried beside the list. */
export function RuleList() {
  const t = useText();
  const { query } = useRoute();
  const packs = useCall('packs.installed', {});
  const pack = packs.value?.find((one) => one.hash === query['pack'] && !one.active)?.hash ?? null;
  const [typed, setTyped] = useState('');
  const [severity, setSeverity] = useState<Severity | 'all'>('all');
  const [open, setOpen] = useState<string | null>(query['rule'] ?? null);
  const search = useDeferredValue(typed.trim());
  // Which pack is meant is not known before the packs are.
  const { value, error, reload } = useCall(
    'rules.list',
    packs.value === null && query['pack'] !== undefined
      ? null
      : { search, severities: severity === 'all' ? [] : [severity], pack },
  );
  const rows = value ?? NO_RULES;
  const source = useMemo(() => sourceOfRows(rows.map((row) => row.id).join(), rows, (row) => row.id), [rows]);
  const columns = useMemo(() => columnsOf(t), [t]);
  const chosen = rows.find((row) => row.id === open) ?? null;
  if (error !== null) return <ErrorPanel error={error} retry={reload} />;
  return (
    <>
      <div className="toolbar">
        {packs.value !== null && packs.value.length > 1 && <PackChoice packs={packs.value} chosen={pack} />}
        <Input.Search
          className="rules-search"
          allowClear
          value={typed}
          maxLength={200}
          aria-label={t('rules.search')}
          placeholder={t('rules.search')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Chips
          label={t('rules.severities')}
          options={(['all', ...SEVERITIES] as const).map((one) => ({
            value: one,
            label: one === 'all' ? t('common.all') : t(`severity.${one}`),
          }))}
          value={severity}
          onChange={setSeverity}
        />
        {value !== null && <span className="dim">{t('rules.count', { count: rows.length })}</span>}
      </div>
      <div className={chosen === null ? 'split split-one' : 'split'}>
        <DataGrid
          label={t('rules.list')}
          columns={columns}
          source={source}
          idOf={(row) => row.id}
          nameOf={(row) => `${row.id} ${t.of(row.message)}`}
          onOpen={(row) => setOpen(row.id)}
          empty={value === null ? null : t('rules.none')}
        />
        {chosen !== null && <RuleDetail rule={chosen} pack={pack} onClose={() => setOpen(null)} />}
      </div>
    </>
  );
}

/** Whose rules are listed; null is the active pack. */
function PackChoice({
  packs,
  chosen,
}: {
  readonly packs: readonly PackInfo[];
  readonly chosen: string | null;
}) {
  const t = useText();
  const active = packs.find((one) => one.active);
  return (
    <Choice
      label={t('rules.pack.choose')}
      value={chosen ?? active?.hash ?? ''}
      options={packs.map((pack) => ({ value: pack.hash, label: packOption(t, pack) }))}
      onChange={(hash) => goTo('rules', null, hash === active?.hash ? {} : { pack: hash }, true)}
    />
  );
}

function columnsOf(t: Text): readonly GridColumn<RuleRow>[] {
  return [
    { id: 'id', header: t('rules.number'), width: 72, cell: (row) => <span className="mono">{row.id}</span> },
    {
      id: 'severity',
      header: t('rules.severity'),
      width: 140,
      cell: (row) => <SeverityTag severity={row.severity} />,
    },
    {
      id: 'message',
      header: t('rules.message'),
      width: 320,
      grow: true,
      cell: (row) => <span title={t.of(row.message)}>{t.of(row.message)}</span>,
    },
    {
      id: 'source',
      header: t('rules.source'),
      width: 220,
      cell: (row) => <span title={t.of(row.source)}>{t.of(row.source)}</span>,
    },
    {
      id: 'confidence',
      header: t('rules.confidence'),
      width: 110,
      cell: (row) => <ConfidenceTag confidence={row.confidence} />,
    },
  ];
}

/** Whether the source of a rule was read, or is still to be confirmed. */
export function ConfidenceTag({ confidence }: Pick<RuleRow, 'confidence'>) {
  const t = useText();
  return confidence === 'confirmed' ? (
    <span className="dim">{t('rules.confidence.confirmed')}</span>
  ) : (
    <span className="tag tag-verify">{t('rules.confidence.toBeConfirmed')}</span>
  );
}
