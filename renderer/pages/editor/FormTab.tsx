import { useMemo } from 'react';
import { useText } from '#renderer/app/text.tsx';
import { DraftField } from '#renderer/pages/editor/DraftField.tsx';
import { tones } from '#renderer/pages/editor/editing.ts';
import { GoodsGrid } from '#renderer/pages/editor/GoodsGrid.tsx';
import { KeptBand } from '#renderer/pages/editor/KeptBand.tsx';
import type { ConsignmentView } from '#shared/api/consignments.ts';
import { pointer } from '#shared/base/pointer.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import type { FieldSpec } from '#shared/consignment/fields.ts';
import { SECTION_FIELDS, SECTION_NAMES } from '#shared/consignment/fields.ts';
import { asksFor } from '#shared/consignment/regimeFields.ts';
import { wayOf } from '#shared/consignment/switching.ts';

interface FormTabProps {
  readonly draft: Draft;
  readonly view: ConsignmentView;
}

/** Short sections that share a box with the one before them, so that the form stays dense. */
const BESIDE = new Set(['declarant', 'producer', 'carrier']);

/** The form, made from the field table: goods first, then the sections. */
export function FormTab({ draft, view }: FormTabProps) {
  const t = useText();
  const worst = useMemo(() => tones(view.findings), [view.findings]);
  const way = wayOf(draft);
  return (
    <form className="form" aria-label={t('editor.form')} onSubmit={(event) => event.preventDefault()}>
      <GoodsGrid items={draft.items} way={way} filled={view.filled} tones={worst} />
      <div className="form-sections">
        {SECTION_NAMES.map((section) => {
          const all: Readonly<Record<string, FieldSpec>> = SECTION_FIELDS[section];
          const fields = Object.entries(all).filter(([name]) =>
            asksFor(way.regime, `${section}.${name}`, way.route),
          );
          if (fields.length === 0) return null;
          const texts: Readonly<Record<string, string>> = draft[section];
          return (
            <fieldset
              key={section}
              className={BESIDE.has(section) ? 'form-section form-short' : 'form-section'}
            >
              <legend>{t(`section.${section}`)}</legend>
              <div className="form-fields">
                {fields.map(([name, spec]) => {
                  const at = pointer(section, name);
                  return (
                    <DraftField
                      key={name}
                      at={at}
                      regime={draft.regime}
                      spec={spec}
                      text={texts[name] ?? ''}
                      source={view.filled[at]}
                      tone={worst.get(at)}
                    />
                  );
                })}
              </div>
            </fieldset>
          );
        })}
      </div>
      <KeptBand draft={draft} />
    </form>
  );
}
