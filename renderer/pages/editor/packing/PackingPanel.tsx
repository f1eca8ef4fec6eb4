import { Button } from 'antd';
import type { KeyboardEvent } from 'react';
import { useMemo, useState } from 'react';
import { useAct } from '#renderer/app/calls.ts';
import { chordOf } from '#renderer/app/keys.ts';
import { useText } from '#renderer/app/text.tsx';
import { useEditing } from '#renderer/pages/editor/editing.ts';
import { EqualCartons } from '#renderer/pages/editor/packing/EqualCartons.tsx';
import { PackingResult } from '#renderer/pages/editor/packing/PackingResult.tsx';
import { PackingTable } from '#renderer/pages/editor/packing/PackingTable.tsx';
import { withNewCarton } from '#renderer/pages/editor/packing/planEdits.ts';
import { SplitOptions } from '#renderer/pages/editor/packing/SplitOptions.tsx';
import { tableRows } from '#renderer/pages/editor/packing/tableRows.ts';
import { usePackingSession } from '#renderer/pages/editor/packing/usePackingSession.ts';
import { showToast } from '#renderer/state/toasts.ts';
import type { PackingView } from '#shared/api/packing.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { packingEdits } from '#shared/documents/packing/packing.ts';
import { workOut } from '#shared/documents/packing/workOut.ts';

interface PackingPanelProps {
  readonly id: string;
  readonly draft: Draft;
  readonly view: PackingView;
}

/** The plan as it is typed, worked out with every keystroke. */
export function PackingPanel({ id, draft, view }: PackingPanelProps) {
  const t = useText();
  const act = useAct();
  const { session: editing, editable } = useEditing();
  const { session, state } = usePackingSession(id, view);
  const [carton, setCarton] = useState(0);
  const { plan } = state;
  const split = useMemo(() => workOut(plan, draft), [plan, draft]);
  const rows = useMemo(() => tableRows(plan, draft, split.ok ? split.value : null), [plan, draft, split]);
  const pending = split.ok ? packingEdits(split.value, draft).length : 0;
  const current = Math.min(carton, Math.max(0, plan.cartons.length - 1));

  const apply = async () => {
    await session.flush();
    await editing.flush();
    const answer = await act('packing.apply', { id, revision: session.state().revision });
    if (answer === null) return;
    editing.receive(answer);
    showToast({
      tone: 'done',
      scope: 'editor',
      text: t(pending > 0 ? 'packing.applied' : 'packing.appliedNothing'),
      ...(pending > 0 ? { action: { label: t('common.undo'), run: () => void editing.step('undo') } } : {}),
    });
  };
  const press = (event: KeyboardEvent) => {
    if (!editable || event.nativeEvent.isComposing) return;
    const chord = chordOf(event);
    if (chord === 'Ctrl+Z' && state.canUndo) session.step('undo');
    else if ((chord === 'Ctrl+Y' || chord === 'Ctrl+Shift+Z') && state.canRedo) session.step('redo');
    else if (chord === 'Alt+I' || chord === 'Alt+Insert') session.change(withNewCarton(plan, current));
    else return;
    event.preventDefault();
  };

  return (
    <div className="packing" onKeyDown={press}>
      <p className="hint dim">{t('packing.intro')}</p>
      <SplitOptions plan={plan} editable={editable} onChange={(next) => session.change(next)} />
      <PackingTable
        rows={rows}
        plan={plan}
        draft={draft}
        problems={split.ok ? [] : split.error}
        editable={editable}
        onChange={(next, place) => session.change(next, place ?? null)}
        onCarton={setCarton}
      />
      {editable && (
        <div className="packing-foot">
          <Button size="small" title="Alt+I" onClick={() => session.change(withNewCarton(plan, null))}>
            {t('packing.addCarton')}
          </Button>
          {plan.cartons.length > 0 && (
            <EqualCartons plan={plan} carton={current} onChange={(next) => session.change(next)} />
          )}
          <Button size="small" disabled={!state.canUndo} onClick={() => session.step('undo')}>
            {t('packing.undo')}
          </Button>
          <Button size="small" disabled={!state.canRedo} onClick={() => session.step('redo')}>
            {t('packing.redo')}
          </Button>
          <span role="status" className={state.saving === 'unreached' ? 'save-unreached' : 'dim'}>
            {state.revision > 0 || state.saving !== 'saved' ? t(SAVE_TEXTS[state.saving]) : ''}
          </span>
          <span className="dim">{t('packing.help')}</span>
        </div>
      )}
      <PackingResult split={split} pending={pending} editable={editable} onApply={() => void apply()} />
    </div>
  );
}

const SAVE_TEXTS = {
  saved: 'packing.saved',
  saving: 'packing.saving',
  unreached: 'packing.unsaved',
} as const;
