import { Button } from 'antd';
import { useLayoutEffect, useRef } from 'react';
import { useAct } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { usePackJob } from '#renderer/pages/rules/packJob.ts';
import { share } from '#renderer/pages/rules/packRun.ts';
import type { PacksStatus } from '#shared/api/packs.ts';

interface UpdateRunProps {
  readonly busy: NonNullable<PacksStatus['busy']>;
  /** Called when it goes away with the focus in it. */
  gone(): void;
}

/** What an update is doing, how far it is, and how to stop it. */
export function UpdateRun({ busy, gone }: UpdateRunProps) {
  const t = useText();
  const act = useAct();
  const box = useRef<HTMLDivElement>(null);
  const left = useRef(gone);
  left.current = gone;
  useLayoutEffect(() => {
    const shown = box.current;
    return () => {
      if (shown?.contains(document.activeElement)) left.current();
    };
  }, []);
  const heard = usePackJob((state) => state.heard);
  // Only of what is downloaded is the length known.
  const told = busy.phase === 'downloading' && heard?.job === busy.job && heard.state === 'running';
  const part = told ? share(heard) : null;
  return (
    <div ref={box} className="publisher-run">
      <p role="status">
        {t(`packPage.phase.${busy.phase}`)}
        {part !== null && <span className="number"> {Math.floor(part * 100)} %</span>}
      </p>
      <progress aria-label={t('packPage.progress')} {...(part === null ? {} : { value: part, max: 1 })} />
      <div className="bar">
        <Button size="small" onClick={() => void act('jobs.cancel', { job: busy.job })}>
          {t('packPage.stop')}
        </Button>
        <span className="hint">{t('packPage.leave')}</span>
      </div>
    </div>
  );
}
