import '#renderer/pages/prints/prints.css';
import { Button } from 'antd';
import { useRef } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { PrintNotices } from '#renderer/pages/prints/PrintNotices.tsx';
import { PrintOptions } from '#renderer/pages/prints/PrintOptions.tsx';
import { PrintPreview } from '#renderer/pages/prints/PrintPreview.tsx';
import { usePrintChoice } from '#renderer/pages/prints/printChoice.ts';
import { makeFile, stopMaking, usePrintRun } from '#renderer/pages/prints/printRun.ts';
import { BusyButton } from '#renderer/parts/BusyButton.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { MOST_SHOWN } from '#shared/api/prints.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';
import type { PaperKind } from '#shared/documents/commercial/paperKinds.ts';
import { USUAL_PAPERS } from '#shared/documents/commercial/paperKinds.ts';

interface PrintPanelProps {
  readonly ids: readonly string[];
  /** Whose usual papers are offered until a person chooses; null for consignments of any regime. */
  readonly regime: RegimeCode | null;
  /** Where there is somewhere to go back to. */
  readonly close?: () => void;
}

const OF_ANY: readonly PaperKind[] = ['invoice', 'packingList'];

/** Prints the papers (单证) of some consignments: choice, preview, printer or file. */
export function PrintPanel({ ids, regime, close }: PrintPanelProps) {
  const t = useText();
  const choice = usePrintChoice();
  const papers = choice.papers ?? (regime === null ? OF_ANY : USUAL_PAPERS[regime]);
  const { language, paperSize } = choice;
  const shown = ids.slice(0, MOST_SHOWN);
  const order = { papers: [...papers], language, paperSize };
  const pages = useCall('prints.pages', papers.length === 0 ? null : { ids: shown, ...order });
  const frame = useRef<HTMLIFrameElement>(null);
  const run = usePrintRun();
  const ready = papers.length > 0 && pages.value !== null;
  return (
    <section
      className="prints"
      aria-label={t('prints.title')}
      onKeyDown={(event) => event.key === 'Escape' && close?.()}
    >
      <div className="print-side">
        {close !== undefined && (
          <Button autoFocus onClick={close}>
            {t('prints.back')}
          </Button>
        )}
        {ids.length > 1 && <strong>{t('prints.ofMany', { count: ids.length })}</strong>}
        <PrintOptions papers={papers} />
        <div className="print-actions">
          <Button type="primary" disabled={!ready} onClick={() => frame.current?.contentWindow?.print()}>
            {t('prints.toPrinter')}
          </Button>
          <BusyButton
            busy={run.making || !ready}
            onClick={() => void makeFile({ ids: [...ids], ...order }, t)}
          >
            {t(pages.value?.pdf === true ? 'prints.savePdf' : 'prints.savePage')}
          </BusyButton>
          {run.job !== null && <Button onClick={() => void stopMaking()}>{t('prints.cancel')}</Button>}
        </div>
        <p role="status" className="hint">
          {run.making &&
            (run.progress?.total == null
              ? t('prints.making.start')
              : t('prints.making', { done: run.progress.done, total: run.progress.total }))}
        </p>
        {ids.length > MOST_SHOWN && (
          <p className="hint">{t('prints.tooManyShown', { count: ids.length, most: MOST_SHOWN })}</p>
        )}
        {papers.length > 0 && <PrintNotices notices={pages.value?.notices ?? []} />}
      </div>
      {papers.length === 0 ? (
        <EmptyState title={t('prints.nothing')} />
      ) : pages.error !== null && pages.value === null ? (
        <ErrorPanel error={pages.error} retry={pages.reload} />
      ) : (
        pages.value !== null && <PrintPreview html={pages.value.html} frame={frame} />
      )}
    </section>
  );
}
