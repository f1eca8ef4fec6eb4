import { memo } from 'react';
import { useText } from '#renderer/app/text.tsx';
import { useEditing } from '#renderer/pages/editor/editing.ts';
import { Field } from '#renderer/parts/Field.tsx';
import { FieldInput } from '#renderer/parts/FieldInput.tsx';
import { fieldHelp, fieldLabel } from '#renderer/parts/labels.ts';
import { SourceMark } from '#renderer/parts/SourceMark.tsx';
import type { FillSource } from '#shared/api/consignments.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import type { FieldSpec } from '#shared/consignment/fields.ts';
import type { Severity } from '#shared/rules/pack.ts';

interface DraftFieldProps {
  readonly at: Pointer;
  readonly spec: FieldSpec;
  readonly text: string;
  readonly source: FillSource | undefined;
  readonly tone: Severity | undefined;
}

const WIDE = new Set(['order.note', 'consignee.address']);

/** One field of the form: shows typing at once, tells where a value came from and how it stands with the check. */
export const DraftField = memo(function DraftField({ at, spec, text, source, tone }: DraftFieldProps) {
  const t = useText();
  const { session, editable } = useEditing();
  const label = fieldLabel(t, at);
  return (
    <div
      data-pointer={at}
      className={WIDE.has(at) ? 'form-wide' : undefined}
      title={fieldHelp(t, at) ?? undefined}
    >
      <Field label={label} tone={tone} mark={source === undefined ? null : <SourceMark source={source} />}>
        {(ids) => (
          <FieldInput
            spec={spec}
            value={text}
            readOnly={!editable}
            onChange={(next) => session.set(at, next)}
            onBlur={() => void session.flush()}
            aria-invalid={tone === 'fatal' ? true : undefined}
            {...ids}
          />
        )}
      </Field>
    </div>
  );
});
