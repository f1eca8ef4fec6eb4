import { Checkbox } from 'antd';
import type { CSSProperties } from 'react';
import { useMemo, useState } from 'react';
import { useAct, useCall } from '#renderer/app/calls.ts';
import type { Text } from '#renderer/app/text.tsx';
import { errorText, useText } from '#renderer/app/text.tsx';
import { SummaryGroups } from '#renderer/pages/summaries/SummaryGroups.tsx';
import { BusyButton } from '#renderer/parts/BusyButton.tsx';
import { Choice } from '#renderer/parts/Choice.tsx';
import { Money } from '#renderer/parts/DecimalCell.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { DataGrid } from '#renderer/parts/grid/DataGrid.tsx';
import type { GridColumn } from '#renderer/parts/grid/gridColumn.ts';
import { sourceOfRows } from '#renderer/parts/grid/gridSource.ts';
import { Panel } from '#renderer/parts/Panel.tsx';
import { localTime } from '#renderer/parts/time.ts';
import { showToast } from '#renderer/state/toasts.ts';
import type { SummaryApplicant, SummaryCandidate, SummaryMonth, SummaryView } from '#shared/api/summaries.ts';

interface MonthPanelProps {
  readonly month: SummaryMonth;
  sent(view: SummaryView): void;
}

/** The released inventories of a month: which go, and what declarations will come of them. */
export function MonthPanel({ month, sent }: MonthPanelProps) {
  const t = useText();
  const [chosen, setChosen] = useState(0);
  const applicant = month.applicants[chosen] ?? month.applicants[0];
  if (applicant === undefined) {
    return (
      <Panel title={t('summaries.candidates')}>
        <EmptyState title={t('summaries.empty')} text={t('summaries.empty.text')}>
          {month.simplified > 0 && t('summaries.simplified', { count: month.simplified })}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel
      title={t('summaries.candidates')}
      aside={
        month.applicants.length > 1 && (
          <Choice
            label={t('summaries.applicant')}
            value={String(chosen)}
            options={month.applicants.map((one, i) => ({ value: String(i), label: applicantName(one) }))}
            onChange={(value) => setChosen(Number(value))}
          />
        )
      }
    >
      {month.cut && <p className="warning-text">{t('summaries.cut')}</p>}
      {month.simplified > 0 && (
        <p className="dim">{t('summaries.simplified', { count: month.simplified })}</p>
      )}
      <Chosen key={applicantName(applicant)} month={month} applicant={applicant} sent={sent} />
    </Panel>
  );
}

function applicantName({ ebcName, customsCode, agentCode }: SummaryApplicant): string {
  return `${ebcName} · ${customsCode} · ${agentCode}`;
}

interface ChosenProps extends MonthPanelProps {
  readonly applicant: SummaryApplicant;
}

function Chosen({ month, applicant, sent }: ChosenProps) {
  const t = useText();
  const act = useAct();
  const rows = useMemo(() => {
    const own = new Set(applicant.ids);
    return month.candidates.filter(({ id }) => own.has(id));
  }, [month, applicant]);
  /** What the user chose; null while everything that is ready goes. */
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null);
  const [byProducer, setByProducer] = useState(false);
  const [byName, setByName] = useState(true);
  const [sending, setSending] = useState(false);
  const selection = useMemo(
    () =>
      new Set(
        rows.flatMap(({ id, obstacle }) =>
          (picked === null ? obstacle === null : MAY_GO.has(obstacle) && picked.has(id)) ? [id] : [],
        ),
      ),
    [rows, picked],
  );
  const ids = [...selection];
  const preview = useCall('summaries.preview', ids.length === 0 ? null : { ids, byProducer, byName });
  const columns = useMemo(() => columnsOf(t), [t]);
  const source = useMemo(
    () => sourceOfRows(rows.map((row) => `${row.id}${row.obstacle}`).join(' '), rows, (row) => row.id),
    [rows],
  );
  const problem = ids.length === 0 ? null : (preview.value?.problem ?? null);
  const send = async () => {
    setSending(true);
    const view = await act('summaries.send', { month: month.month, ids, byProducer, byName });
    setSending(false);
    if (view === null) return;
    setPicked(null);
    showToast({ tone: 'done', text: t('summaries.sent', { copNo: view.copNo }) });
    sent(view);
  };
  return (
    <>
      <div className="summary-rows" style={{ '--rows': rows.length } as CSSProperties}>
        <DataGrid
          label={t('summaries.candidates')}
          columns={columns}
          source={source}
          idOf={(row) => row.id}
          nameOf={(row) => `${row.orderNo} ${row.invtNo}`}
          selection={selection}
          onSelection={setPicked}
        />
      </div>
      <div className="bar">
        <Checkbox checked={byName} onChange={(event) => setByName(event.target.checked)}>
          {t('summaries.byName')}
        </Checkbox>
        <Checkbox checked={byProducer} onChange={(event) => setByProducer(event.target.checked)}>
          {t('summaries.byProducer')}
        </Checkbox>
        <BusyButton
          type="primary"
          busy={sending || ids.length === 0 || problem !== null || preview.loading}
          onClick={() => void send()}
        >
          {t('summaries.send', { count: ids.length })}
        </BusyButton>
      </div>
      {problem !== null && (
        <p className="fatal-text" role="alert">
          {errorText(t, problem)}
        </p>
      )}
      {ids.length > 0 && preview.value !== null && <SummaryGroups preview={preview.value} />}
    </>
  );
}

/** Goods that are released and have not left yet may be named by who wishes to. */
const MAY_GO: ReadonlySet<SummaryCandidate['obstacle']> = new Set([null, 'notClosed']);

function columnsOf(t: Text): readonly GridColumn<SummaryCandidate>[] {
  return [
    { id: 'orderNo', header: t('summaries.orderNo'), width: 170, cell: (row) => row.orderNo },
    {
      id: 'invtNo',
      header: t('summaries.invtNo'),
      width: 190,
      grow: true,
      cell: (row) => <span className="number">{row.invtNo}</span>,
    },
    {
      id: 'closed',
      header: t('summaries.closed'),
      width: 150,
      cell: (row) => <span className="number">{row.closedAt === '' ? '—' : localTime(row.closedAt)}</span>,
    },
    {
      id: 'total',
      header: t('summaries.total'),
      width: 120,
      align: 'end',
      cell: (row) => <Money amount={row.total} currency={row.currency} />,
    },
    {
      id: 'standing',
      header: t('summaries.standing'),
      width: 170,
      cell: (row) =>
        row.obstacle === null ? (
          <span className="tag tag-good">{t('summaries.ready')}</span>
        ) : (
          <span className={`tag tag-${row.obstacle === 'notClosed' ? 'ask' : 'plain'}`}>
            {t(`summaries.obstacle.${row.obstacle}`)}
          </span>
        ),
    },
  ];
}
