import { memo, useState } from 'react';
import { useText } from '#renderer/app/text.tsx';
import type { SourceKind } from '#renderer/pages/import/mappingEdit.ts';
import { freshSource, SOURCE_KINDS } from '#renderer/pages/import/mappingEdit.ts';
import { SourceEditor } from '#renderer/pages/import/SourceEditor.tsx';
import { samplesOf } from '#renderer/pages/import/samples.ts';
import { ValueLines } from '#renderer/pages/import/ValueLines.tsx';
import { Choice } from '#renderer/parts/Choice.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import type { InspectedFile } from '#shared/api/imports.ts';
import type { FieldSource } from '#shared/consignment/intake/columnMapping.ts';

interface MappingRowProps {
  readonly field: string;
  readonly source: FieldSource | undefined;
  readonly inspected: InspectedFile;
  /** The default of the settings. */
  readonly fallback: string;
  /** Whether a check of what is imported always stops without it. */
  readonly needed: boolean;
  change(field: string, source: FieldSource | null): void;
}

/** One field: where it comes from, and how that looks in the first rows. */
export const MappingRow = memo(
  Row,
  (a, b) =>
    a.source === b.source &&
    a.fallback === b.fallback &&
    a.needed === b.needed &&
    a.inspected === b.inspected &&
    a.change === b.change,
);

function Row({ field, source, inspected, fallback, needed, change }: MappingRowProps) {
  const t = useText();
  const label = fieldLabel(t, field);
  const [more, setMore] = useState(false);
  const kind: SourceKind = source?.from ?? 'none';
  return (
    <>
      <tr className={needed && source === undefined && fallback === '' ? 'import-map-lacking' : undefined}>
        <th scope="row">
          {label}
          {needed && (
            <span className="needed" title={t('import.map.required')}>
              <span aria-hidden="true">*</span>
              <span className="visually-hidden">{t('import.map.required')}</span>
            </span>
          )}
        </th>
        <td>
          <Choice
            label={t('import.map.sourceOf', { field: label })}
            value={kind}
            options={SOURCE_KINDS.map((one) => ({ value: one, label: t(`import.map.from.${one}`) }))}
            onChange={(next) => change(field, freshSource(next, field, inspected.header))}
          />
        </td>
        <td>
          {source === undefined ? (
            fallback !== '' && (
              <span className="dim">{t('import.map.fromSettings', { value: fallback })}</span>
            )
          ) : (
            <div className="import-map-content">
              <SourceEditor
                field={field}
                label={label}
                source={source}
                header={inspected.header}
                onChange={(next) => change(field, next)}
              />
              {source.from === 'column' && (
                <button
                  type="button"
                  className="link-button"
                  aria-expanded={more}
                  onClick={() => setMore(!more)}
                >
                  <span aria-hidden="true">
                    {more ? t('common.hide') : `${t('common.more')}${extras(source)}`}
                  </span>
                  <span className="visually-hidden">
                    {t(more ? 'import.map.less' : 'import.map.more', { field: label })}
                  </span>
                </button>
              )}
            </div>
          )}
        </td>
        <td className="import-map-samples">
          <SampleTexts source={source} inspected={inspected} />
        </td>
      </tr>
      {more && source?.from === 'column' && (
        <tr>
          <td />
          <td colSpan={3}>
            <ValueLines
              field={field}
              label={label}
              source={source}
              inspected={inspected}
              onChange={(next) => change(field, next)}
            />
          </td>
        </tr>
      )}
    </>
  );
}

function extras(source: Extract<FieldSource, { readonly from: 'column' }>): string {
  const count = Object.keys(source.values ?? {}).length + (source.pattern === undefined ? 0 : 1);
  return count === 0 ? '' : ` (${count})`;
}

function SampleTexts(props: { readonly source: FieldSource | undefined; readonly inspected: InspectedFile }) {
  const t = useText();
  const samples = samplesOf(props.source, props.inspected.header, props.inspected.sample);
  switch (samples.kind) {
    case 'none':
      return null;
    case 'later':
      return <span className="dim">{t('import.map.sampleLater')}</span>;
    case 'texts': {
      const text = samples.texts.map((one) => one || t('import.map.sampleEmpty')).join(' · ');
      return <span title={text}>{text}</span>;
    }
  }
}
