import { Button } from 'antd';
import { useState } from 'react';
import { useAct, useCall } from '#renderer/app/calls.ts';
import { bridge, client } from '#renderer/app/client.ts';
import type { Text } from '#renderer/app/text.tsx';
import { errorText, useText } from '#renderer/app/text.tsx';
import { PrintButton } from '#renderer/pages/editor/PassportPrint.tsx';
import { CopyButton } from '#renderer/parts/CopyButton.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { FindingList } from '#renderer/parts/FindingList.tsx';
import { Facts, Panel } from '#renderer/parts/Panel.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { PassportView } from '#shared/api/passports.ts';
import type { PassportComparison } from '#shared/rules/passport.ts';

interface PassportDetailProps {
  readonly passportId: string;
  /** When it was made, as the list shows it. */
  readonly time: string;
  /** The order number of the consignment as it stands now. */
  readonly orderNo: string;
}

/** One verdict passport: pack, day, fingerprints and what the check found then. */
export function PassportDetail({ passportId, time, orderNo }: PassportDetailProps) {
  const t = useText();
  const read = useCall('passports.get', { passportId });
  if (read.value === null)
    return read.error === null ? null : <ErrorPanel error={read.error} retry={read.reload} />;
  const view = read.value;
  const { passport } = view;
  const confirmed = new Set(view.confirmed);
  return (
    <Panel
      className="passport"
      title={t('passports.title', { time })}
      aside={view.training && <span className="tag tag-ask">{t('passports.training')}</span>}
      actions={<PassportActions view={view} orderNo={orderNo} />}
    >
      <Facts
        rows={[
          [t('passports.pack'), `${passport.pack.id} ${passport.pack.version}`],
          [t('passports.packHash'), <code key="pack">{passport.pack.hash.slice(0, 12)}</code>],
          [t('passports.basisDate'), passport.basisDate],
          [
            t('passports.hash'),
            <span key="hash">
              <code title={view.sha256}>{view.sha256.slice(0, 12)}</code>{' '}
              <CopyButton label={t('passports.copyHash')} done={t('passports.copied')} text={view.sha256} />
            </span>,
          ],
          [
            t('passports.counts'),
            t('passports.count.text', {
              total: passport.findings.length,
              confirmed: confirmed.size,
              blocked: passport.blocked.length,
            }),
          ],
        ]}
      />
      <h3>{t('passports.findings')}</h3>
      <FindingList
        findings={passport.findings.map((finding, i) => ({ ...finding, confirmed: confirmed.has(i) }))}
      />
    </Panel>
  );
}

/** What the comparison came to, or why there was none. */
interface Answered {
  readonly good: boolean;
  readonly text: string;
}

function PassportActions({ view, orderNo }: { readonly view: PassportView; readonly orderNo: string }) {
  const t = useText();
  const act = useAct();
  const [answer, setAnswer] = useState<Answered | null>(null);
  const [busy, setBusy] = useState(false);
  const passportId = view.id;
  const recheck = async () => {
    setBusy(true);
    const again = await client('passports.recheck', { passportId });
    setBusy(false);
    setAnswer(
      again.ok
        ? { good: again.value.same, text: comparisonText(t, again.value, view.basisDate) }
        : { good: false, text: errorText(t, again.error) },
    );
  };
  const save = async () => {
    const offer = await act('passports.export', { passportId });
    if (offer !== null && (await bridge.saveFile(offer)))
      showToast({ tone: 'done', text: t('passports.saved') });
  };
  return (
    <>
      <Button size="small" disabled={busy} onClick={() => void recheck()}>
        {t('passports.recheck')}
      </Button>
      <Button size="small" onClick={() => void save()}>
        {t('passports.save')}
      </Button>
      <PrintButton view={view} orderNo={orderNo} />
      <p role="status" className={`passport-answer${answer?.good === false ? ' passport-differs' : ''}`}>
        {answer !== null && `${answer.good ? '✓' : '!'} ${answer.text}`}
      </p>
    </>
  );
}

function comparisonText(t: Text, { same, differs }: PassportComparison, date: string): string {
  if (same) return t('passports.same', { date });
  const parts = differs.map((part) => t(`passports.differs.${part}`)).join(t('passports.differs.and'));
  return t('passports.differs', { date, parts });
}
