import '#renderer/pages/summaries/summaries.css';
import { useState } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { goTo, useRoute } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { MonthPanel } from '#renderer/pages/summaries/MonthPanel.tsx';
import { SummaryDetail } from '#renderer/pages/summaries/SummaryDetail.tsx';
import { SummaryList } from '#renderer/pages/summaries/SummaryList.tsx';
import { Choice } from '#renderer/parts/Choice.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import { dateInChina } from '#shared/base/calendarDate.ts';

/** Summing a month's released inventories up into declarations (汇总申报): what may go, what comes of it, what was asked. */
export function SummariesTab() {
  const t = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const [today] = useState(() => dateInChina(Date.now()));
  const month = chosen ?? today.slice(0, 7);
  const { query } = useRoute();
  const open = query['request'] ?? null;
  const setOpen = (id: string | null) =>
    goTo('exchange', null, id === null ? { tab: 'summaries' } : { tab: 'summaries', request: id }, true);
  const read = useCall('summaries.month', { month });
  const list = useCall('summaries.list', {});
  return (
    <div className={open === null ? 'split split-one' : 'split'}>
      <div className="summaries">
        <div className="toolbar">
          <Field label={t('summaries.month')}>
            {(ids) => (
              <Choice
                {...ids}
                value={month}
                options={monthsBefore(today.slice(0, 7)).map((value) => ({ value, label: value }))}
                onChange={setChosen}
              />
            )}
          </Field>
          {read.value !== null && (
            <p className="hint">{t('summaries.deadline', { day: read.value.deadline })}</p>
          )}
        </div>
        {read.error !== null && <ErrorPanel error={read.error} retry={read.reload} />}
        {read.value !== null && (
          <MonthPanel
            key={month}
            month={read.value}
            sent={(view) => {
              setOpen(view.id);
              read.reload();
              list.reload();
            }}
          />
        )}
        <SummaryList list={list} open={open} onOpen={setOpen} />
      </div>
      {open !== null && (
        <SummaryDetail
          id={open}
          changed={() => {
            read.reload();
            list.reload();
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

const MONTHS_OFFERED = 24;

/** The month given and those before it, newest first: "2026-01", "2025-12" ... */
function monthsBefore(month: string): readonly string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return Array.from({ length: MONTHS_OFFERED }, (_, back) => {
    const count = year * 12 + number - 1 - back;
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  });
}
