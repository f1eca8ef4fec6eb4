import { useEffect, useRef } from 'react';
import { useText } from '#renderer/app/text.tsx';
import { useEditing } from '#renderer/pages/editor/editing.ts';
import { FindingReason } from '#renderer/pages/editor/FindingReason.tsx';
import { RuleMet } from '#renderer/pages/editor/RuleMet.tsx';
import type { EditorCommands } from '#renderer/pages/editor/useEditorCommands.ts';
import { FindingList } from '#renderer/parts/FindingList.tsx';
import type { CheckedFinding } from '#shared/api/consignments.ts';
import { parsePointer } from '#shared/base/pointer.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { textAt } from '#shared/consignment/edit.ts';

interface FindingsPaneProps {
  /** Id of the consignment. */
  readonly id: string;
  readonly findings: readonly CheckedFinding[];
  readonly current: number | null;
  readonly commands: EditorCommands;
  readonly draft: Draft;
}

/** What the check found, beside the form. */
export function FindingsPane(props: FindingsPaneProps) {
  const t = useText();
  const { editable } = useEditing();
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (props.current === null) return;
    pane.current?.querySelector(`[data-finding="${props.current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [props.current]);
  return (
    <aside ref={pane} className="findings-pane" aria-label={t('editor.findings')}>
      <h2>
        {t('editor.findings')}{' '}
        <span className="dim" role="status">
          {t('editor.findings.count', { count: props.findings.length })}
        </span>
      </h2>
      <FindingList
        findings={props.findings}
        current={props.current}
        onJump={props.commands.jumpTo}
        {...(editable ? { onFix: props.commands.fix, onConfirm: props.commands.confirm } : {})}
        reason={(finding) => <FindingReason id={props.id} finding={finding} />}
        met={(finding) => <RuleMet id={props.id} rule={finding.rule} />}
        oldText={(pointer) => {
          const at = parsePointer(pointer);
          return at === null ? '' : (textAt(props.draft, at) ?? '');
        }}
      />
    </aside>
  );
}
