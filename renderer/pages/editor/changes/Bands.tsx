import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '#renderer/app/calls.ts';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import { useEditing } from '#renderer/pages/editor/editing.ts';
import { fieldLabel } from '#renderer/parts/labels.ts';
import { Panel } from '#renderer/parts/Panel.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { ChangesView } from '#shared/api/changes.ts';
import { fieldsOf } from '#shared/consignment/regimeFields.ts';
import { proceduresOf } from '#shared/consignment/regimes.ts';
import type { PartFreedom } from '#shared/exchange/changeability.ts';
import type { Part } from '#shared/exchange/changeParts.ts';
import { partOf } from '#shared/exchange/changeParts.ts';
import { REASONS } from '#shared/exchange/changeReasons.ts';

const BANDS = ['free', 'request', 'locked'] as const;

interface BandsProps {
  readonly id: string;
  readonly view: ChangesView;
}

/** The parts of a consignment in three bands: free to change, by request, locked; each with its reason. */
export function Bands({ id, view }: BandsProps) {
  const t = useText();
  const fields = fieldsByPart(t, view);
  return (
    <Panel title={t('changes.bands')} actions={<BeginButton id={id} view={view} />}>
      <div className="change-bands">
        {BANDS.map((band) => {
          const parts = view.parts.filter(({ freedom }) => freedom.band === band);
          return (
            <section
              key={band}
              className={`change-band change-band-${band}`}
              aria-label={t(`changes.band.${band}`)}
            >
              <h3>
                {t(`changes.band.${band}`)} <span className="dim number">{parts.length}</span>
              </h3>
              {parts.length === 0 && <p className="hint">{t(`changes.band.${band}.none`)}</p>}
              {byReason(parts).map((group) => (
                <ReasonGroup key={group[0]?.freedom.reason} parts={group} fields={fields} />
              ))}
            </section>
          );
        })}
      </div>
    </Panel>
  );
}

/** Parts with the same reason stand together, so that it is said once. */
function byReason(parts: readonly PartFreedom[]): readonly (readonly PartFreedom[])[] {
  return [...Map.groupBy(parts, ({ freedom }) => freedom.reason).values()];
}

interface ReasonGroupProps {
  readonly parts: readonly PartFreedom[];
  readonly fields: ReadonlyMap<Part, readonly string[]>;
}

function ReasonGroup({ parts, fields }: ReasonGroupProps) {
  const t = useText();
  const freedom = parts[0]?.freedom;
  if (freedom === undefined) return null;
  const { basis, sure } = REASONS[freedom.reason];
  return (
    <div className="change-group">
      <ul className="change-parts">
        {parts.map(({ part, documents }) => (
          <li key={part}>
            <details>
              <summary>
                <strong>{t(`changes.part.${part}`)}</strong>
                {documents.length > 0 && (
                  <span className="dim">
                    {' '}
                    {t('changes.carriedBy', {
                      documents: documents.map((kind) => t(`document.${kind}`)).join(t('changes.and')),
                    })}
                  </span>
                )}
              </summary>
              <p className="hint">{fields.get(part)?.join(t('changes.and'))}</p>
            </details>
          </li>
        ))}
      </ul>
      <p>
        {t(`changes.reason.${freedom.reason}`)}
        {freedom.band === 'request' && (
          <>
            {' '}
            {freedom.requests.map((request) => (
              <span key={request} className="tag tag-ask">
                {t(`changes.request.${request}`)}
              </span>
            ))}
          </>
        )}
      </p>
      {basis !== 'program' && (
        <p className="hint">
          {!sure && <span className="tag tag-verify">{t('changes.toBeConfirmed')}</span>}{' '}
          {t(`changes.basis.${basis}`)}
        </p>
      )}
    </div>
  );
}

/** What each part comprises in this regime, in the words of the form. */
function fieldsByPart(t: Text, view: ChangesView): ReadonlyMap<Part, readonly string[]> {
  const procedures = proceduresOf(view.regime);
  const procedure = procedures.find(({ route }) => route === view.route) ?? procedures[0];
  const found = new Map<Part, string[]>();
  for (const pattern of fieldsOf(view.regime).keys()) {
    const part = partOf(procedure, pattern);
    found.set(part, [...(found.get(part) ?? []), fieldLabel(t, pattern)]);
  }
  return found;
}

function BeginButton({ id, view }: BandsProps) {
  const t = useText();
  const act = useAct();
  const { jump } = useEditing();
  const [busy, setBusy] = useState(false);
  if (view.editable) return <Button onClick={() => jump('order.orderNo')}>{t('changes.edit')}</Button>;
  if (!view.mayBegin) return null;
  const begin = async () => {
    setBusy(true);
    const begun = await act('changes.begin', { id });
    setBusy(false);
    if (begun === null) return;
    showToast({ tone: 'done', text: t('changes.begun') });
    jump('order.orderNo');
  };
  return (
    <Button type="primary" loading={busy} onClick={() => void begin()}>
      {t('changes.begin')}
    </Button>
  );
}
