import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import { FindingList } from '#renderer/parts/FindingList.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import type { AsOfVerdict } from '#shared/api/passports.ts';
import { dateInChina, parseDate } from '#shared/base/calendarDate.ts';
import type { Finding } from '#shared/rules/finding.ts';
import { compareFindings, isUnchanged } from '#shared/rules/findingChanges.ts';

interface AsOfCheckProps {
  /** Id of the consignment. */
  readonly id: string;
  /** What the check finds now. */
  readonly findings: readonly Finding[];
}

/** Checks the consignment by the rules of a day and says what differs from now. */
export function AsOfCheck({ id, findings }: AsOfCheckProps) {
  const t = useText();
  const [typed, setTyped] = useState<string>(() => dateInChina(Date.now()));
  const [asked, setAsked] = useState<string | null>(null);
  const [bad, setBad] = useState(false);
  const { value, error, loading } = useCall('passports.asOf', asked === null ? null : { id, day: asked });
  const check = () => {
    const day = parseDate(typed.trim());
    setBad(day === null);
    if (day !== null) setAsked(day);
  };
  return (
    <Panel className="as-of" title={t('asOf.title')}>
      <p className="hint">{t('asOf.hint')}</p>
      <form
        className="as-of-ask"
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        <Field label={t('asOf.day')} help={bad ? <span role="alert">{t('asOf.badDay')}</span> : null}>
          {(ids) => (
            <Input
              {...ids}
              value={typed}
              maxLength={10}
              placeholder="YYYY-MM-DD"
              autoComplete="off"
              aria-invalid={bad ? true : undefined}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <Button htmlType="submit" disabled={loading && asked !== null}>
          {t('asOf.check')}
        </Button>
      </form>
      {error !== null && <ErrorPanel error={error} />}
      {error === null && value !== null && <Compared verdict={value} findings={findings} />}
    </Panel>
  );
}

function Compared({
  verdict,
  findings,
}: { readonly verdict: AsOfVerdict } & Pick<AsOfCheckProps, 'findings'>) {
  const t = useText();
  const { day, pack } = verdict;
  const changes = compareFindings(findings, verdict.findings);
  const answer = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer comes into view, a later edit moves nothing
  useEffect(() => {
    answer.current?.scrollIntoView({ block: 'nearest' });
  }, [day]);
  return (
    <div className="as-of-answer">
      <div ref={answer} role="status">
        <p>{t('asOf.pack', { day, pack: pack.id, version: pack.version, seq: pack.seq })}</p>
        <p className={isUnchanged(changes) ? 'good-text' : 'warning-text'}>
          {isUnchanged(changes)
            ? `✓ ${t('asOf.same', { count: findings.length })}`
            : t('asOf.differs', { thenCount: verdict.findings.length, nowCount: findings.length })}
        </p>
      </div>
      {changes.gained.length > 0 && (
        <>
          <h3>{t('asOf.gained')}</h3>
          <FindingList findings={changes.gained} />
        </>
      )}
      {changes.lost.length > 0 && (
        <>
          <h3>{t('asOf.lost')}</h3>
          <FindingList findings={changes.lost} />
        </>
      )}
      {changes.reweighed.length > 0 && (
        <>
          <h3>{t('asOf.reweighed')}</h3>
          <ul className="message-list">
            {changes.reweighed.map(({ before: now, after: then }) => (
              <li key={`${then.rule} ${then.item ?? ''}`}>
                {then.rule}{' '}
                {t('asOf.weight', {
                  before: t(`severity.${then.severity}`),
                  after: t(`severity.${now.severity}`),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>{t('asOf.all')}</summary>
        <FindingList findings={verdict.findings} />
      </details>
    </div>
  );
}
