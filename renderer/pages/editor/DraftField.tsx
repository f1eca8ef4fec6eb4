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
import type { RegimeCode } from '#shared/consignment/regimes.ts';
import type { Severity } from '#shared/rules/pack.ts';

interface DraftFieldProps {
  readonly at: Pointer;
  /** Decides what a few fields are called. */
  readonly regime: RegimeCode;
  readonly spec: FieldSpec;
  readonly text: string;
  readonly source: FillSource | undefined;
  readonly tone: Severity | undefined;
}

const WIDE = new Set(['order.note', 'consignee.address']);
/** Names of firms are longer than other fields. */
const BROAD = new Set(['seller.name', 'payment.payName', 'zone.name', 'consignee.name']);

/** One field of the form: shows typing at once, tells where a value came from and how it stands with the check. */
export const DraftField = memo(function DraftField({
  at,
  regime,
  spec,
  text,
  source,
  tone,
}: DraftFieldProps) {
  const t = useText();
  const { session, editable } = useEditing();
  const label = fieldLabel(t, at, regime);
  return (
    <div
      data-pointer={at}
      className={WIDE.has(at) ? 'form-wide' : BROAD.has(at) ? 'form-broad' : undefined}
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
