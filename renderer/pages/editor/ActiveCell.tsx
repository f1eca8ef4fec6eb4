import { useLayoutEffect, useRef } from 'react';
import { useText } from '#renderer/app/text.tsx';
import type { CellMode } from '#renderer/pages/editor/cellKeys.ts';
import { useEditing } from '#renderer/pages/editor/editing.ts';
import { fieldLabel } from '#renderer/parts/labels.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { pointerIndex, pointerPattern } from '#shared/base/pointer.ts';
import type { FieldSpec } from '#shared/consignment/fields.ts';

interface ActiveCellProps {
  readonly at: Pointer;
  readonly text: string;
  readonly spec: FieldSpec;
  readonly mode: CellMode;
  readonly takeFocus: boolean;
  readonly invalid: boolean;
  onTyped(): void;
}

/** The cell the keyboard stands on: a real text field with everything selected, so that typing (with any input method) replaces. */
export function ActiveCell(props: ActiveCellProps) {
  const t = useText();
  const { session, editable, pick, compose } = useEditing();
  const control = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const { mode, takeFocus, at, spec } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place is a new cell
  useLayoutEffect(() => {
    const input = control.current;
    if (!takeFocus || input === null) return;
    input.focus({ preventScroll: true });
    input.closest('.goods-cell')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (mode === 'moving') input.select?.();
    if (mode === 'caret') input.setSelectionRange?.(input.value.length, input.value.length);
  }, [at, mode, takeFocus]);
  const shared = {
    ref: control,
    'aria-label': fieldLabel(t, at),
    'aria-invalid': props.invalid || undefined,
    value: props.text,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      props.onTyped();
      session.set(at, event.target.value);
    },
  };
  if (spec.kind === 'choice') {
    return (
      <select {...shared} disabled={!editable}>
        <option value="" />
        {spec.options.map((option) => (
          <option key={option} value={option}>
            {t.find(`common.${option}`) ?? option}
          </option>
        ))}
      </select>
    );
  }
  return (
    <>
      <input {...shared} readOnly={!editable} autoComplete="off" spellCheck={false} />
      {pointerPattern(at) === 'items.*.gmodel' && editable && (
        <button
          type="button"
          tabIndex={-1}
          className="goods-pick"
          aria-label={t('composer.open')}
          title="Alt+↓"
          onClick={() => compose(pointerIndex(at) ?? 0)}
        >
          ▾
        </button>
      )}
      {spec.kind === 'code' && editable && (
        <button
          type="button"
          tabIndex={-1}
          className="goods-pick"
          aria-label={t('editor.goods.pick')}
          title="Alt+↓"
          onClick={() => pick(spec.table, at)}
        >
          ▾
        </button>
      )}
    </>
  );
}
