import { useRef } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { bridge, client } from '#renderer/app/client.ts';
import type { Text } from '#renderer/app/text.tsx';
import { errorText, useText } from '#renderer/app/text.tsx';
import { followRun, forgetRun, usePackJob } from '#renderer/pages/rules/packJob.ts';
import { outcomeOf } from '#renderer/pages/rules/packRun.ts';
import { UpdateRun } from '#renderer/pages/rules/UpdateRun.tsx';
import { BusyButton } from '#renderer/parts/BusyButton.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Facts, Panel } from '#renderer/parts/Panel.tsx';
import { localTime } from '#renderer/parts/time.ts';
import { showToast } from '#renderer/state/toasts.ts';
import type { Answer, AppError } from '#shared/api/errors.ts';
import type { PackInfo, PacksStatus } from '#shared/api/packs.ts';

const FILE_KINDS = ['.zip'] as const;

/** Where new rules come from, how current its word is, and the two ways to fetch: by network, or from a file. */
export function PublisherPanel({ installed }: { readonly installed: readonly PackInfo[] }) {
  const t = useText();
  const { value, error, reload } = useCall('packs.status', {});
  return (
    <Panel title={t('packPage.title')} className="publisher">
      {error !== null && <ErrorPanel error={error} retry={reload} />}
      {value !== null && <Standing status={value} installed={installed} reload={reload} />}
    </Panel>
  );
}

interface StandingProps {
  readonly status: PacksStatus;
  readonly installed: readonly PackInfo[];
  reload(): void;
}

function Standing({ status, installed, reload }: StandingProps) {
  const t = useText();
  const actions = useRef<HTMLDivElement>(null);
  const begun = (answer: Answer<{ readonly job: string }>) => {
    if (answer.ok) followRun(answer.value.job, installed);
    else showToast({ tone: 'error', text: errorText(t, answer.error) });
    reload();
  };
  const update = async () => {
    forgetRun();
    const answer = await client('packs.update', {});
    // The workstation looks by itself, too: then its update is the one that was asked for.
    const other = answer.ok ? null : await updateUnderWay(answer.error);
    begun(other === null ? answer : { ok: true, value: { job: other } });
  };
  const takeFile = async () => {
    const file = await bridge.chooseFile(FILE_KINDS);
    if (file === null) return;
    forgetRun();
    begun(await client('packs.takeFile', { ticket: file.ticket }));
  };
  const busy = status.busy !== null;
  const followed = usePackJob((state) => state.run?.job);
  return (
    <>
      {status.clock !== null && (
        <p className="publisher-warning" role="alert">
          {errorText(t, status.clock)}
        </p>
      )}
      {status.damaged.map((error) => (
        <p key={JSON.stringify(error)} className="publisher-warning" role="alert">
          {errorText(t, error)}
        </p>
      ))}
      {status.source === 'none' && <p>{t(status.files ? 'packPage.noSource.files' : 'packPage.noSource')}</p>}
      {(status.source !== 'none' || status.files) && <Facts rows={factsOf(t, status)} />}
      {status.expired ? (
        <p className="publisher-warning">{t('packPage.expired')}</p>
      ) : (
        status.expires !== null && <p className="hint">{t('packPage.expires.meaning')}</p>
      )}
      {status.busy === null ? (
        <Outcome status={status} installed={installed} />
      ) : (
        <UpdateRun busy={status.busy} gone={() => actions.current?.querySelector('button')?.focus()} />
      )}
      <div ref={actions} className="bar publisher-actions">
        {status.source !== 'none' && (
          <BusyButton
            type="primary"
            busy={busy && status.busy?.job === followed}
            onClick={() => void update()}
          >
            {t('packPage.check')}
          </BusyButton>
        )}
        {status.files && (
          <BusyButton busy={busy} onClick={() => void takeFile()}>
            {t('packPage.takeFile')}
          </BusyButton>
        )}
      </div>
      {status.files && <p className="hint">{t('packPage.takeFile.hint')}</p>}
    </>
  );
}

/** The update already under way, where that is why another could not begin. */
async function updateUnderWay(error: AppError): Promise<string | null> {
  if (error.code !== 'packs.busy') return null;
  const status = await client('packs.status', {});
  return status.ok ? (status.value.busy?.job ?? null) : null;
}

type FactRows = Parameters<typeof Facts>[0]['rows'];

function factsOf(t: Text, { source, confirmedAt, expires, lastTry, offered }: PacksStatus): FactRows {
  return [
    source === 'none' ? null : [t('packPage.from'), t(`packPage.from.${source}`)],
    [t('packPage.confirmed'), confirmedAt === null ? t('packPage.confirmed.never') : localTime(confirmedAt)],
    expires === null ? null : [t('packPage.expires'), localTime(expires)],
    [
      t('packPage.lastTry'),
      lastTry === null
        ? t('packPage.lastTry.never')
        : t(lastTry.error === null ? 'packPage.lastTry.good' : 'packPage.lastTry.bad', {
            when: localTime(lastTry.at),
          }),
    ],
    offered.length === 0
      ? null
      : [
          t('packPage.offered'),
          <ul key="offered" className="message-list">
            {offered.map(({ pack, seq, start }) => (
              <li key={`${pack} ${seq}`}>
                {start === null
                  ? t('packPage.offered.one', { pack, seq })
                  : t('packPage.offered.later', { pack, seq, when: localTime(start) })}
              </li>
            ))}
          </ul>,
        ],
  ];
}

/** How the update that was just asked for came out; otherwise why the last one failed. */
function Outcome({ status, installed }: Omit<StandingProps, 'reload'>) {
  const t = useText();
  const run = usePackJob((state) => state.run);
  const outcome = run === null ? null : outcomeOf(run, installed);
  const error = run?.progress?.error ?? (outcome === null ? (status.lastTry?.error ?? null) : null);
  if (error !== null) {
    return (
      <p className="fatal-text" role={outcome === null ? undefined : 'alert'}>
        {errorText(t, error)}
      </p>
    );
  }
  return <p role="status">{outcome === null ? null : outcomeText(t, outcome)}</p>;
}

function outcomeText(t: Text, outcome: ReturnType<typeof outcomeOf>): string {
  switch (outcome.kind) {
    case 'running':
    case 'failed':
      return '';
    case 'nothing':
      return `✓ ${t('packPage.done.nothing')}`;
    case 'cancelled':
      return t('packPage.done.cancelled');
    case 'arrived': {
      const versions = outcome.packs.map(({ id, version }) => `${id} ${version}`).join(t('packPage.and'));
      return `✓ ${t('packPage.done.arrived', { versions })}`;
    }
  }
}
