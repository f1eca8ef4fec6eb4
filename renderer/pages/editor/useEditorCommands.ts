import { useCallback } from 'react';
import { useAct } from '#renderer/app/calls.ts';
import { goTo } from '#renderer/app/routes.ts';
import { errorText, type Text, useText } from '#renderer/app/text.tsx';
import type { Editing } from '#renderer/pages/editor/editing.ts';
import type { Standing } from '#renderer/pages/editor/standing.ts';
import { indexAfter, indexNow, standOn } from '#renderer/pages/editor/standing.ts';
import { fieldLabel } from '#renderer/parts/labels.ts';
import type { Action } from '#renderer/state/actions.ts';
import type { EditSession } from '#renderer/state/editSession.ts';
import { showToast } from '#renderer/state/toasts.ts';
import type { CheckedFinding, ConsignmentView } from '#shared/api/consignments.ts';
import { CODE_TABLES } from '#shared/consignment/fields.ts';
import type { Finding, FindingFix } from '#shared/rules/finding.ts';

interface Commanding {
  readonly session: EditSession;
  readonly view: ConsignmentView;
  readonly findings: readonly CheckedFinding[];
  readonly standing: Standing | null;
  setStanding(standing: Standing | null): void;
  /** The field the reader stands on or is on the way to; null when it is none. */
  readerAt(): string | null;
  readonly editing: Editing;
}

/** What can be done in the editor. */
export interface EditorCommands {
  readonly actions: readonly Action[];
  jumpTo(finding: Finding, index: number): void;
  fix(finding: Finding, fix: FindingFix): void;
  /** Confirms a finding after a second look, or takes that back. */
  confirm(finding: Finding, confirmed: boolean): void;
}

/** Why a consignment cannot be sent now; null when it can. */
export function whyNotSend(t: Text, view: ConsignmentView): string | null {
  if (!view.editable || view.removed) return t('editor.cannotSend.locked');
  if (view.draft.items.length === 0) return t('editor.cannotSend.empty');
  if (view.counts.fatal > 0) return t('editor.cannotSend.fatal', { count: view.counts.fatal });
  if (view.counts.hold > 0) return t('editor.cannotSend.hold', { count: view.counts.hold });
  return null;
}

/** The editor's actions, with their keys. */
export function useEditorCommands(now: Commanding): EditorCommands {
  const t = useText();
  const act = useAct();
  const { session, view, findings, standing, setStanding, readerAt, editing } = now;
  const { id } = view;
  const step = async (direction: 'undo' | 'redo') => {
    if (await session.step(direction)) {
      showToast({
        tone: 'note',
        scope: 'editor',
        text: t(direction === 'undo' ? 'editor.undone' : 'editor.redone'),
      });
    }
  };
  const fix = useCallback(
    (finding: Finding, wanted: FindingFix) => {
      if (wanted.kind === 'goto' || wanted.kind === 'offer') return editing.jump(wanted.at);
      if (wanted.kind === 'pick') {
        const table = CODE_TABLES.find((name) => name === wanted.table);
        if (table !== undefined) editing.pick(table, wanted.at);
        return;
      }
      if (wanted.kind === 'ask') {
        if (finding.at[0] !== undefined) editing.jump(finding.at[0]);
        return;
      }
      const { edit } = wanted;
      session.apply([edit], 'fix');
      showToast({
        tone: 'done',
        scope: 'editor',
        text:
          edit.kind === 'set'
            ? t('editor.fixed', { field: fieldLabel(t, edit.at), new: edit.text })
            : t('editor.fixedItem'),
        action: { label: t('common.undo'), run: () => void session.step('undo') },
      });
    },
    [editing, session, t],
  );
  const confirm = async (finding: Finding, confirmed: boolean) => {
    await session.flush();
    const answer = await act('consignments.confirm', {
      id,
      rule: finding.rule,
      item: finding.item,
      confirmed,
    });
    if (answer !== null) session.receive(answer);
  };
  const jumpTo = (finding: Finding, index: number) => {
    setStanding(standOn(findings, index));
    const where = finding.at[0];
    if (where !== undefined) editing.jump(where);
  };
  const next = (by: 1 | -1) => {
    const index = indexAfter(findings, standing, by);
    const finding = index === null ? undefined : findings[index];
    if (index !== null && finding !== undefined) jumpTo(finding, index);
  };
  /** The first press shows the finding of the field the reader stands on, with old and new; the next applies it. */
  const applyCurrent = () => {
    const here = readerAt();
    const now = indexNow(findings, standing);
    const shown = now === null ? undefined : findings[now];
    if (shown?.fix !== undefined && (here === null || shown.at.some((at) => at === here))) {
      return fix(shown, shown.fix);
    }
    const index = findings.findIndex((one) => one.fix !== undefined && one.at.some((at) => at === here));
    if (index >= 0) setStanding(standOn(findings, index));
  };
  const send = async () => {
    await session.flush();
    const reason =
      session.unsaved().length > 0 ? t('editor.cannotSend.unsaved') : whyNotSend(t, session.state().view);
    if (reason !== null) return showToast({ tone: 'error', text: reason });
    const report = await act('exchange.send', { ids: [id] });
    const refused = report?.refused[0];
    if (refused !== undefined) showToast({ tone: 'error', text: errorText(t, refused.error) });
    else if (report !== null) showToast({ tone: 'done', text: t('editor.sent') });
  };
  const withdraw = async () => {
    const report = await act('exchange.withdraw', { ids: [id] });
    const refused = report?.refused[0];
    if (refused !== undefined) showToast({ tone: 'error', text: errorText(t, refused.error) });
    else if (report !== null) showToast({ tone: 'done', text: t('editor.withdrawn') });
  };
  const copy = async () => {
    await session.flush();
    const made = await act('consignments.create', { copyOf: id });
    if (made === null) return;
    showToast({ tone: 'done', text: t('editor.copied') });
    goTo('consignments', made.id);
  };
  const remove = async () => {
    await session.flush();
    if ((await act('consignments.remove', { ids: [id] })) === null) return;
    showToast({
      tone: 'done',
      text: t('list.removed', { count: 1 }),
      action: { label: t('common.undo'), run: () => void act('consignments.restore', { ids: [id] }) },
    });
    goTo('consignments');
  };
  const locked = editing.editable ? undefined : t('editor.cannotSend.locked');
  const unsaved = session.state().saving !== 'saved';
  const nothingTo = (direction: 'undo' | 'redo') => {
    if (direction === 'undo') return view.canUndo || unsaved ? undefined : t('editor.nothingToUndo');
    return view.canRedo ? undefined : t('editor.nothingToRedo');
  };
  const make = (
    name: string,
    label: string,
    keys: readonly string[],
    run: () => void,
    disabled?: string,
  ): Action => ({
    id: `editor.${name}`,
    label,
    keys,
    group: 'page',
    disabled,
    run,
  });
  const actions: Action[] = [
    make('undo', t('common.undo'), ['Ctrl+Z'], () => void step('undo'), locked ?? nothingTo('undo')),
    make(
      'redo',
      t('common.redo'),
      ['Ctrl+Y', 'Ctrl+Shift+Z'],
      () => void step('redo'),
      locked ?? nothingTo('redo'),
    ),
    make('copy', t('editor.copy'), [], () => void copy()),
    make('next', t('editor.next'), ['F8'], () => next(1)),
    make('previous', t('editor.previous'), ['Shift+F8'], () => next(-1)),
    make('fix', t('editor.applyFix'), ['Alt+Enter'], applyCurrent, locked),
  ];
  if (editing.editable) {
    actions.push(
      make('remove', t('editor.remove'), [], () => void remove()),
      make('send', t('editor.send'), ['Ctrl+Enter'], () => void send(), whyNotSend(t, view) ?? undefined),
    );
  }
  if (view.state === 'queued')
    actions.push(make('withdraw', t('editor.withdraw'), [], () => void withdraw()));
  return { actions, jumpTo, fix, confirm: (finding, confirmed) => void confirm(finding, confirmed) };
}
