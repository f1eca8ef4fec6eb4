import '#renderer/pages/editor/passports.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct, useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { AsOfCheck } from '#renderer/pages/editor/AsOfCheck.tsx';
import { PassportDetail } from '#renderer/pages/editor/PassportDetail.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { SeverityTag } from '#renderer/parts/StateTag.tsx';
import { localTime } from '#renderer/parts/time.ts';
import { showToast } from '#renderer/state/toasts.ts';
import type { PassportRow } from '#shared/api/passports.ts';
import type { Finding } from '#shared/rules/finding.ts';
import { SEVERITIES } from '#shared/rules/pack.ts';

interface PassportsTabProps {
  /** Id of the consignment. */
  readonly id: string;
  /** Its order number as it stands now. */
  readonly orderNo: string;
  /** What the check finds now. */
  readonly findings: readonly Finding[];
}

/** The verdict passports (检查凭证) of a consignment, newest first, the one that is open, and a check as of a day. */
export function PassportsTab({ id, orderNo, findings }: PassportsTabProps) {
  const t = useText();
  const act = useAct();
  const read = useCall('passports.list', { id });
  const [open, setOpen] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const make = async () => {
    setMaking(true);
    const made = await act('passports.make', { id });
    setMaking(false);
    if (made === null) return;
    setOpen(made.id);
    showToast({ tone: 'done', text: t('passports.made', { hash: made.sha256.slice(0, 12) }) });
  };
  return (
    <div className="passports">
      <div className="passports-head">
        <p className="hint">{t('passports.intro')}</p>
        <Button disabled={making} onClick={() => void make()}>
          {t('passports.make')}
        </Button>
      </div>
      {read.error !== null && read.value === null && <ErrorPanel error={read.error} retry={read.reload} />}
      {read.value?.length === 0 && <EmptyState title={t('passports.none')} text={t('passports.none.text')} />}
      {read.value !== null && read.value.length > 0 && (
        <ol className="passport-list" aria-label={t('passports.list')}>
          {read.value.map((row) => (
            <PassportItem
              key={row.id}
              row={row}
              orderNo={orderNo}
              open={row.id === open}
              toggle={() => setOpen(row.id === open ? null : row.id)}
            />
          ))}
        </ol>
      )}
      <AsOfCheck id={id} findings={findings} />
    </div>
  );
}

interface PassportItemProps {
  readonly row: PassportRow;
  readonly orderNo: string;
  readonly open: boolean;
  toggle(): void;
}

function PassportItem({ row, orderNo, open, toggle }: PassportItemProps) {
  const t = useText();
  const time = localTime(row.madeAt);
  return (
    <li>
      <button type="button" className="passport-row" aria-expanded={open} onClick={toggle}>
        <time className="number" dateTime={row.madeAt}>
          {time}
        </time>
        <span>{t(`passports.reason.${row.reason}`)}</span>
        <span className="dim">
          {row.pack.version} · {row.basisDate}
        </span>
        <PassportCounts counts={row.counts} />
        <span className={`tag tag-${row.current ? 'good' : 'plain'}`}>
          {t(row.current ? 'passports.current' : 'passports.changed')}
        </span>
        <code className="dim">{row.sha256.slice(0, 12)}</code>
      </button>
      {open && <PassportDetail passportId={row.id} time={time} orderNo={orderNo} />}
    </li>
  );
}

function PassportCounts({ counts }: { readonly counts: PassportRow['counts'] }) {
  const t = useText();
  const found = SEVERITIES.filter((severity) => counts[severity] > 0);
  return (
    <span className="passport-counts">
      {found.length === 0 && `✓ ${t('finding.none')}`}
      {found.map((severity) => (
        <span key={severity}>
          <SeverityTag severity={severity} /> {counts[severity]}
        </span>
      ))}
    </span>
  );
}
