import { Button } from 'antd';
import { useId } from 'react';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import { valueText } from '#renderer/pages/editor/sheet/SheetLine.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { textAt } from '#shared/consignment/edit.ts';
import type { Choice } from '#shared/documents/sheet/sheet.ts';

interface SheetChoiceProps {
  readonly choice: Choice;
  readonly draft: Draft;
  readonly editable: boolean;
  onTake(): void;
}

const MOST_EDITS = 4;

/** A value that can be made the true one, with what that sets; or why it cannot. */
export function SheetChoice({ choice, draft, editable, onTake }: SheetChoiceProps) {
  const t = useText();
  const id = useId();
  const columns = choice.columns
    .map((column) => t(`sheet.column.${column}`))
    .join(t.language === 'en' ? ', ' : '、');
  const edits = choice.edits.slice(0, MOST_EDITS);
  return (
    <li>
      <Button
        disabled={!editable || choice.refused !== null}
        aria-describedby={id}
        onClick={onTake}
        className="sheet-take"
      >
        {valueText(t, choice)}
      </Button>
      <span id={id} className="sheet-does">
        <span>{t(`sheet.choose.${choice.of}`, { columns })}</span>
        {choice.refused !== null && (
          <span className="dim">
            {t.find(`sheet.refused.${choice.refused}`) ?? t('sheet.refused.cannot')}
          </span>
        )}
        {edits.map((edit) => (
          <span key={editKey(edit)} className="dim">
            {editText(t, edit, draft)}
          </span>
        ))}
        {choice.edits.length > edits.length && (
          <span className="dim">{t('sheet.set.more', { count: choice.edits.length - edits.length })}</span>
        )}
      </span>
    </li>
  );
}

function editKey(edit: Edit): string {
  return edit.kind === 'set' ? edit.at : edit.kind;
}

function editText(t: Text, edit: Edit, draft: Draft): string {
  if (edit.kind !== 'set') return '';
  const old = textAt(draft, edit.at) ?? '';
  return t('sheet.set', {
    field: fieldLabel(t, edit.at),
    old: old === '' ? t('sheet.blank') : old,
    new: edit.text,
  });
}
