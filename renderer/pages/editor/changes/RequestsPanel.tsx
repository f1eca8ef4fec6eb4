import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useAct } from '#renderer/app/calls.ts';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import { CancelForm } from '#renderer/pages/editor/changes/CancelForm.tsx';
import { ReturnForm } from '#renderer/pages/editor/changes/ReturnForm.tsx';
import { BusyButton } from '#renderer/parts/BusyButton.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import { DocumentStateTag } from '#renderer/parts/StateTag.tsx';
import { localTime } from '#renderer/parts/time.ts';
import { showToast } from '#renderer/state/toasts.ts';
import type { ChangesView, RequestStatus } from '#shared/api/changes.ts';
import type { Offer } from '#shared/exchange/changeability.ts';

interface RequestsPanelProps {
  readonly id: string;
  readonly view: ChangesView;
}

/** The formal requests: what may be asked for now, the forms for it, and what became of what was asked for. */
export function RequestsPanel({ id, view }: RequestsPanelProps) {
  const t = useText();
  const [open, setOpen] = useState<'cancellation' | 'return' | null>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const sent = () => {
    // The form goes with its button: the focus stays with what opened it.
    buttons.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    setOpen(null);
    showToast({ tone: 'done', text: t('changes.request.queued') });
  };
  const offers = [
    { kind: 'cancellation', label: t('changes.cancel'), offer: view.cancellation },
    { kind: 'return', label: t('changes.takeBack'), offer: view.return },
  ] as const;
  return (
    <Panel
      title={t('changes.requests')}
      aside={
        view.numbers === null
          ? t('changes.numbers.none')
          : t('changes.numbers', { invtNo: view.numbers.invtNo })
      }
    >
      <div ref={buttons} className="request-offers">
        {offers.map(({ kind, label, offer }) => (
          <OfferButton
            key={kind}
            label={label}
            offer={offer}
            open={open === kind}
            toggle={() => setOpen(open === kind ? null : kind)}
          />
        ))}
      </div>
      {open === 'cancellation' && view.cancellation.offered && <CancelForm id={id} onSent={sent} />}
      {open === 'return' && view.returnForm !== null && (
        <ReturnForm id={id} start={view.returnForm} onSent={sent} />
      )}
      {view.requests.length > 0 && (
        <ol className="request-list" aria-label={t('changes.requests')}>
          {view.requests.map((request) => (
            <RequestItem key={request.id} id={id} request={request} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

interface OfferButtonProps {
  readonly label: string;
  readonly offer: Offer;
  readonly open: boolean;
  toggle(): void;
}

/** It stays where it is while nothing may be asked for, so that the focus and the reason stay too. */
function OfferButton({ label, offer, open, toggle }: OfferButtonProps) {
  const t = useText();
  return (
    <div className="request-offer">
      <BusyButton busy={!offer.offered} aria-expanded={open} onClick={toggle}>
        {label}
      </BusyButton>
      {!offer.offered && <span className="hint">{t(`changes.no.${offer.reason}`)}</span>}
    </div>
  );
}

function RequestItem({ id, request }: { readonly id: string; readonly request: RequestStatus }) {
  const t = useText();
  const act = useAct();
  const withdraw = async () => {
    const done = await act('changes.withdrawRequest', { id, documentId: request.id });
    if (done !== null) showToast({ tone: 'done', text: t('changes.request.withdrawnDone') });
  };
  return (
    <li className={`request-item${request.granted ? ' request-granted' : ''}`}>
      <div className="bar">
        <strong>{t(`changes.request.${request.kind}`)}</strong>
        <DocumentStateTag state={request.state} />
        <time className="dim number" dateTime={request.queuedAt}>
          {localTime(request.queuedAt)}
        </time>
        {request.state === 'queued' && (
          <span className="push">
            <Button size="small" onClick={() => void withdraw()}>
              {t('changes.request.withdraw')}
            </Button>
          </span>
        )}
      </div>
      <p role="status">{standingText(t, request)}</p>
      <p className="hint">{t('changes.request.reason', { reason: request.reason })}</p>
      {request.lines.length > 0 && (
        <ul className="message-list hint">
          {request.lines.map((line) => (
            <li key={line.gnum}>{t('changes.request.line', line)}</li>
          ))}
        </ul>
      )}
    </li>
  );
}

function standingText(t: Text, request: RequestStatus): string {
  if (request.granted) return t('changes.request.granted');
  switch (request.state) {
    case 'returned': {
      const info = request.lastInfo === '' ? t('changes.request.refused.noInfo') : request.lastInfo;
      return `${t('changes.request.refused', { info })} ${t('changes.request.refused.again')}`;
    }
    case 'withdrawn':
      return t('changes.request.withdrawn');
    case 'queued':
      return t('changes.request.waiting');
    default:
      return t('changes.request.underway');
  }
}
