import { Button } from 'antd';
import { useState } from 'react';
import { useAct, useCall } from '#renderer/app/calls.ts';
import { goTo, hrefOf } from '#renderer/app/routes.ts';
import type { Text } from '#renderer/app/text.tsx';
import { errorText, useText } from '#renderer/app/text.tsx';
import type { AttentionGroup } from '#renderer/pages/home/attention.ts';
import { attentionGroups } from '#renderer/pages/home/attention.ts';
import { PackNotices, usePackNotices } from '#renderer/pages/home/PackNotices.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import { StateTag } from '#renderer/parts/StateTag.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { SendReport } from '#shared/api/exchange.ts';
import type { HomeSummary } from '#shared/api/home.ts';

/** What wants the seller now: customs' own words first, then what is stopped, then what can go. */
export function TodoPanel({ summary }: { readonly summary: HomeSummary }) {
  const t = useText();
  const groups = attentionGroups(summary);
  // Returned ones are left out: customs sent them back, so they go out again one by one, after a look.
  const readyDrafts = useCall('consignments.list', { check: 'ready', states: ['draft'], limit: 1 });
  const ready = readyDrafts.value?.total ?? 0;
  const notices = usePackNotices();
  const nothing = groups.length === 0 && summary.blocked === 0 && ready === 0 && notices.length === 0;
  return (
    <Panel title={t('home.todo')} className="home-todo">
      {nothing && <EmptyState title={t('home.todo.none')} text={t('home.todo.noneHint')} />}
      {groups.map((group) => (
        <Attention key={group.state} group={group} />
      ))}
      {summary.blocked > 0 && (
        <div className="home-task">
          <div>
            <strong>{t('home.blocked', { count: summary.blocked })}</strong>
            <p className="hint">{t('home.blocked.hint')}</p>
          </div>
          <Button onClick={() => goTo('consignments', null, { check: 'blocked' })}>
            {t('home.blocked.open')}
          </Button>
        </div>
      )}
      {ready > 0 && <Ready count={ready} />}
      <PackNotices notices={notices} />
    </Panel>
  );
}

function Attention({ group }: { readonly group: AttentionGroup }) {
  const t = useText();
  return (
    <div className="home-attention">
      <p>
        <StateTag state={group.state} /> <strong className="number">{group.count}</strong>{' '}
        <span className="hint">{t(`home.${group.state}.hint`)}</span>
      </p>
      <ul className="message-list">
        {group.rows.map((row) => (
          <li key={row.id}>
            <a href={hrefOf('consignments', row.id)}>{row.orderNo}</a>
            <span className={row.info === '' ? 'dim' : ''} lang={row.info === '' ? undefined : 'zh-CN'}>
              {row.info === '' ? t('home.noWords') : row.info}
            </span>
          </li>
        ))}
      </ul>
      {group.more > 0 && (
        <a href={hrefOf('consignments', null, { state: group.state })}>
          {t('home.more', { count: group.more })}
        </a>
      )}
    </div>
  );
}

const REFUSED_SHOWN = 5;

function Ready({ count }: { readonly count: number }) {
  const t = useText();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<SendReport['refused']>([]);
  const withdraw = async (ids: readonly string[]) => {
    const report = await act('exchange.withdraw', { ids: [...ids] });
    if (report !== null) sayWithdrawn(t, report, ids.length);
  };
  const sendAll = async () => {
    setBusy(true);
    setRefused([]);
    const found = await act('consignments.ids', { check: 'ready', states: ['draft'] });
    const report = found === null ? null : await act('exchange.send', { ids: [...found.ids] });
    setBusy(false);
    if (report === null) return;
    setRefused(report.refused);
    if (report.queued.length === 0) return;
    showToast({
      tone: 'done',
      text: t('home.sent', { count: report.queued.length }),
      action: { label: t('home.sent.withdraw'), run: () => void withdraw(report.queued) },
    });
  };
  return (
    <>
      <div className="home-task">
        <div>
          <strong>{t('home.ready', { count })}</strong>
          <p className="hint">{t('home.ready.hint')}</p>
        </div>
        <div className="bar">
          <Button onClick={() => goTo('consignments', null, { check: 'ready', state: 'draft' })}>
            {t('home.ready.open')}
          </Button>
          <Button type="primary" loading={busy} onClick={() => void sendAll()}>
            {t('home.ready.send')}
          </Button>
        </div>
      </div>
      {refused.length > 0 && (
        <div className="error-panel" role="alert">
          <strong>{t('home.sent.refused', { count: refused.length })}</strong>
          <ul className="message-list">
            {refused.slice(0, REFUSED_SHOWN).map((row) => (
              <li key={row.id}>
                <a href={hrefOf('consignments', row.id)}>{row.orderNo}</a> {errorText(t, row.error)}
              </li>
            ))}
          </ul>
          {refused.length > REFUSED_SHOWN && (
            <p>{t('home.sent.refusedMore', { count: refused.length - REFUSED_SHOWN })}</p>
          )}
        </div>
      )}
    </>
  );
}

function sayWithdrawn(t: Text, report: SendReport, asked: number): void {
  const late = report.refused.length;
  showToast({ tone: 'done', text: t('home.sent.withdrawn', { count: asked - late }) });
  if (late > 0) showToast({ tone: 'note', text: t('home.sent.notWithdrawn', { count: late }) });
}
